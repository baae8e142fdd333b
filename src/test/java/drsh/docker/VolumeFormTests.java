package drsh.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumeFormTests {

    @Test
    void anOrdinaryVolumeOwnsItsFilesAlsoWithALimit() {
        assertThat(VolumeForm.local(Map.of("team", "shop")).ownsItsFiles()).isTrue();
        assertThat(new VolumeForm("local", Map.of("size", "10G"), Map.of()).ownsItsFiles())
                .isTrue();
    }

    @Test
    void theFilesOfABindMountOrOfAnotherMachineStayWhenTheVolumeGoes() {
        Map<String, String> bind = Map.of("type", "none", "o", "bind", "device", "/srv/data");
        assertThat(new VolumeForm("local", bind, Map.of()).ownsItsFiles()).isFalse();
        assertThat(new VolumeForm("nfs", Map.of(), Map.of()).ownsItsFiles()).isFalse();
    }
}
