package drsh.docker;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.SELContext;
import com.github.dockerjava.api.model.Volume;

/**
 * A volume in a container.
 *
 * @param volume an existing volume
 * @param path where it is mounted
 * @param writable whether the container may change it
 */
public record VolumeMount(VolumeName volume, String path, boolean writable) {

    /** The engine is not to copy into an empty volume what the image has at that path. */
    Bind bind() {
        return new Bind(
                volume.value(), new Volume(path), writable ? AccessMode.rw : AccessMode.ro, SELContext.DEFAULT, true);
    }
}
