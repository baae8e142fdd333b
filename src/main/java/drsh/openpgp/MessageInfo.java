package drsh.openpgp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.Packet;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.bcpg.PublicKeyEncSessionPacket;
import org.bouncycastle.bcpg.SymmetricKeyEncSessionPacket;
import org.jspecify.annotations.Nullable;

/**
 * What an encrypted message says of itself without a key.
 *
 * @param symmetric whether a passphrase opens it
 * @param recipients the ids of the keys that open it, 16 upper-case hexadecimal digits each, all zeros where the sender
 *     hid one
 */
public record MessageInfo(boolean symmetric, List<String> recipients) {

    private static final Set<Integer> KEYS =
            Set.of(PacketTags.PUBLIC_KEY_ENC_SESSION, PacketTags.SYMMETRIC_KEY_ENC_SESSION);

    private static final int END = -1;
    private static final Set<Integer> AFTER_KEYS = Set.of(
            END,
            PacketTags.MARKER,
            PacketTags.SYMMETRIC_KEY_ENC,
            PacketTags.SYM_ENC_INTEGRITY_PRO,
            PacketTags.AEAD_ENC_DATA);

    public MessageInfo {
        recipients = List.copyOf(recipients);
    }

    /**
     * Looks at the beginning of a stream, binary or armored. It reads no further than 1 MiB, usually 64 KiB, and a
     * stream that is cut off earlier does as long as one way to open the message is in it.
     *
     * @return empty when these bytes are not the beginning of an encrypted OpenPGP message
     * @throws UncheckedIOException when the stream cannot be read
     */
    public static Optional<MessageInfo> peek(InputStream in) {
        Source source = new Source(in);
        try {
            try {
                return Armor.removed(source).flatMap(MessageInfo::of);
            } catch (IOException | RuntimeException e) {
                source.throwTrouble();
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<MessageInfo> of(InputStream in) {
        BCPGInputStream packets = new BCPGInputStream(in);
        boolean symmetric = false;
        List<String> recipients = new ArrayList<>();
        try {
            while (KEYS.contains(packets.nextPacketTag())) {
                @Nullable Packet packet = packets.readPacket();
                if (packet instanceof SymmetricKeyEncSessionPacket) {
                    symmetric = true;
                } else if (packet instanceof PublicKeyEncSessionPacket recipient) {
                    recipients.add(KeyId.text(recipient.getKeyID()));
                }
            }
            if (!AFTER_KEYS.contains(packets.nextPacketTag())) {
                return Optional.empty();
            }
        } catch (IOException e) {
            // Cut off within a packet, perhaps: what came before it counts.
        }
        return symmetric || !recipients.isEmpty()
                ? Optional.of(new MessageInfo(symmetric, recipients))
                : Optional.empty();
    }
}
