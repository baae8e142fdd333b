package drsh.openpgp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.PGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.PGPKeyPairGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPairGeneratorProvider;
import org.jspecify.annotations.Nullable;

/** A key as {@code gpg} makes it today: ed25519 to sign, with cv25519 subkeys, each with a life of its own. */
final class TestKey {

    static final Instant BORN = Instant.parse("2026-01-11T02:00:00Z");
    static final Duration FOREVER = Duration.ZERO;

    private final PGPKeyPair primary;
    private final List<PGPKeyPair> subkeys = new ArrayList<>();
    private final List<PGPSignatureSubpacketVector> lives = new ArrayList<>();
    private final List<Integer> revokedSubkeys = new ArrayList<>();
    private final Duration life;
    private boolean revoked;

    TestKey(Duration life) throws Exception {
        this.life = life;
        this.primary = pairs(BORN).generateLegacyEd25519KeyPair();
    }

    /** With one subkey, for ever. */
    static TestKey simple() throws Exception {
        return new TestKey(FOREVER).subkey(BORN, FOREVER);
    }

    TestKey subkey(Instant born, Duration life) throws Exception {
        return add(pairs(born).generateLegacyX25519KeyPair(), life, KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE);
    }

    TestKey signingSubkey(Instant born) throws Exception {
        return add(pairs(born).generateLegacyEd25519KeyPair(), FOREVER, KeyFlags.SIGN_DATA);
    }

    TestKey revoked() {
        revoked = true;
        return this;
    }

    TestKey revokedSubkey(int index) {
        revokedSubkeys.add(index);
        return this;
    }

    String id() {
        return KeyId.text(primary.getKeyID());
    }

    String subkeyId(int index) {
        return KeyId.text(subkeys.get(index).getKeyID());
    }

    Path publicFile(Path folder) throws Exception {
        return Files.write(folder.resolve(id() + ".asc"), armored(publicRing().getEncoded()));
    }

    Path secretFile(Path folder, @Nullable Passphrase passphrase) throws Exception {
        return Files.write(
                folder.resolve(id() + ".secret"), secretRing(passphrase).getEncoded());
    }

    PGPPublicKeyRing publicRing() throws Exception {
        PGPPublicKeyRing ring = generator(null).generatePublicKeyRing();
        PGPPublicKey own = ring.getPublicKey();
        if (revoked) {
            PGPSignature signature = signing(PGPSignature.KEY_REVOCATION).generateCertification(own);
            ring = PGPPublicKeyRing.insertPublicKey(ring, PGPPublicKey.addCertification(own, signature));
        }
        for (int index : revokedSubkeys) {
            PGPPublicKey subkey = ring.getPublicKey(subkeys.get(index).getKeyID());
            PGPSignature signature = signing(PGPSignature.SUBKEY_REVOCATION).generateCertification(own, subkey);
            ring = PGPPublicKeyRing.insertPublicKey(ring, PGPPublicKey.addCertification(subkey, signature));
        }
        return ring;
    }

    PGPSecretKeyRing secretRing(@Nullable Passphrase passphrase) throws Exception {
        return generator(passphrase).generateSecretKeyRing();
    }

    static byte[] armored(byte[] packets) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor = new ArmoredOutputStream(text)) {
            armor.write(packets);
        }
        return text.toByteArray();
    }

    private TestKey add(PGPKeyPair pair, Duration life, int flags) {
        subkeys.add(pair);
        lives.add(said(life, flags));
        return this;
    }

    private static PGPKeyPairGenerator pairs(Instant born) {
        return new BcPGPKeyPairGeneratorProvider().get(4, Date.from(born));
    }

    private static PGPSignatureSubpacketVector said(Duration life, int flags) {
        PGPSignatureSubpacketGenerator said = new PGPSignatureSubpacketGenerator();
        said.setKeyFlags(true, flags);
        if (!life.isZero()) {
            said.setKeyExpirationTime(true, life.toSeconds());
        }
        return said.generate();
    }

    private PGPSignatureGenerator signing(int type) throws Exception {
        PGPSignatureGenerator signing = new PGPSignatureGenerator(signer(), primary.getPublicKey());
        signing.init(type, primary.getPrivateKey());
        return signing;
    }

    private static PGPContentSignerBuilder signer() {
        return new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.EDDSA_LEGACY, HashAlgorithmTags.SHA512);
    }

    private PGPKeyRingGenerator generator(@Nullable Passphrase passphrase) throws Exception {
        PGPKeyRingGenerator generator = new PGPKeyRingGenerator(
                PGPSignature.POSITIVE_CERTIFICATION,
                primary,
                "somebody",
                JdkDigest.of(HashAlgorithmTags.SHA1),
                said(life, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA),
                null,
                signer(),
                passphrase == null
                        ? null
                        : new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                                .build(passphrase.text()));
        for (int index = 0; index < subkeys.size(); index++) {
            generator.addSubKey(subkeys.get(index), lives.get(index), null);
        }
        return generator;
    }
}
