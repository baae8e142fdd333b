package drsh.volume;

import java.io.InputStream;

public record VolumeArchive(int major, int entries) {
    public static VolumeArchive inspect(InputStream tar) {
        if (tar == null) {
            return java.util.Objects.requireNonNull(null);
        }
        throw drsh.command.DrshException.refused("not yet", "wait");
    }
}
