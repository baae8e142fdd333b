/**
 * Streams in and out of OpenPGP, readable and writable by stock {@code gpg}. The only user of Bouncy Castle.
 *
 * <p>Bouncy Castle reads and writes the packets, derives keys from passphrases and does the public-key part; the bulk is
 * done here, on the JDK's AES, because Bouncy Castle's own is four to ten times slower than {@code gpg}. Two things are
 * less obvious than they look. CFB is not the JDK's mode of that name (430 MB/s) but is composed of modes that the JVM
 * compiles to vector instructions: {@link drsh.openpgp.CfbOutputStream} and {@link drsh.openpgp.CfbInputStream} say how.
 * And no library call throws when a byte was flipped: the integrity of a message is known only at its end, so what
 * {@link drsh.openpgp.DecryptedInput} hands out is to be used only after it was read to the end without an exception.
 *
 * <p>Everything that is wrong with a message is told as a fragment that can follow its name ("the passphrase does not
 * open it"), because a stream does not know the name of the file it reads.
 */
@NullMarked
package drsh.openpgp;

import org.jspecify.annotations.NullMarked;
