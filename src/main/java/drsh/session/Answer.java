package drsh.session;

/**
 * What was answered.
 *
 * @param text as typed, without surrounding space
 * @param source where it came from, such as {@code terminal}, {@code piped line 4} or {@code --yes}
 */
public record Answer(String text, String source) {

    /** Strips the text. */
    public Answer {
        text = text.strip();
    }
}
