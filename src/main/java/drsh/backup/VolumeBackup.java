package drsh.backup;

import drsh.artifact.ArtifactWriter;
import drsh.artifact.Compression;
import drsh.command.Reporter;
import drsh.postgres.FactsLimits;
import drsh.stack.Stack;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class VolumeBackup {
    VolumeBackup(Stack stack, FactsLimits limits, Clock clock, Reporter reporter) {}

    Draft make(@Nullable Compression wanted, ArtifactWriter writer, Function<OffsetDateTime, BackupId> ids) {
        if (wanted != null) {
            return java.util.Objects.requireNonNull(null);
        }
        throw drsh.command.DrshException.refused("not yet", "wait");
    }
}
