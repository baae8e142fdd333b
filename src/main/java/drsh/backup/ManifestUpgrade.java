package drsh.backup;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Turns manifests of older versions into the form of today. */
final class ManifestUpgrade {

    private ManifestUpgrade() {}

    /** Changes the tree in place; what it lacked before it lacks afterwards, and is missed by name. */
    static void upgrade(ObjectNode manifest) {
        if (manifest.path("version").asInt(0) == 1) {
            fromOne(manifest);
        }
    }

    /** Version 1 knew one method, no layers and no encryption, and had everything at the top. */
    private static void fromOne(ObjectNode manifest) {
        manifest.put("version", Manifest.VERSION);
        manifest.put("imported", false);
        manifest.put("format", Method.CUSTOM.format());
        move(manifest, manifest.putObject("source"), List.of("stack", "database", "serverVersion", "databaseSize"));
        move(manifest, manifest.putObject("notes"), List.of("label", "pinned", "verifiedAt"));
        manifest.putObject("encryption").put("kind", "none").putArray("recipients");
        if (manifest.has("tocEntries")) {
            manifest.set("entries", manifest.remove("tocEntries"));
        }
        for (String artifact : List.of("data", "globals")) {
            if (manifest.get(artifact) instanceof ObjectNode file) {
                file.putArray("layers");
                file.set("contentSize", file.get("size"));
                file.set("contentSha256", file.get("sha256"));
            }
        }
    }

    private static void move(ObjectNode from, ObjectNode to, List<String> fields) {
        for (String field : fields) {
            if (from.has(field)) {
                to.set(field, from.remove(field));
            }
        }
    }
}
