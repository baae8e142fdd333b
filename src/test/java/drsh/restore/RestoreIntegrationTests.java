package drsh.restore;

import static org.assertj.core.api.Assertions.assertThat;

import drsh.backup.Manifest;
import drsh.backup.Requests;
import drsh.practice.Disaster;
import drsh.practice.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestStack.Provided.class)
class RestoreIntegrationTests {

    @Test
    void whatWasDroppedComesBackEqualAndCanBeUndone(TestStack test) {
        long users = test.practice().users();
        Manifest manifest = test.maker().create(Requests.usual());
        test.practice().suffer(Disaster.DROP_TABLES);
        assertThat(test.practice().users()).isEqualTo(-1);

        Restored restored = test.restore().run(test.catalog().find("latest-verified"));

        assertThat(restored.facts().tables()).isEqualTo(manifest.knownFacts().tables());
        assertThat(test.practice().users()).isEqualTo(users);
        test.undo().run(null);
        assertThat(test.practice().users()).isEqualTo(-1);
        test.restore().run(test.catalog().find(manifest.id().value()));
        assertThat(test.practice().users()).isEqualTo(users);
    }
}
