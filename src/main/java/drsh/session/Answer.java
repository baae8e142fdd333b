package drsh.session;

import drsh.runbook.PlainText;

/**
 * What was answered. A pasted or piped line can hold anything, and is shown and kept; so it is made plain here.
 *
 * @param text as typed, without surrounding space
 * @param source where it came from, such as {@code terminal}, {@code piped line 4} or {@code --yes}
 */
public record Answer(String text, String source) {

    /** Strips the text and makes it plain. */
    public Answer {
        text = PlainText.visible(text.strip());
    }
}
