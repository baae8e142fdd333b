package drsh.config;

import java.beans.PropertyEditorSupport;

/** Reads a check of a drill that is written as the text of its query alone. */
final class CheckText extends PropertyEditorSupport {

    @Override
    public void setAsText(String text) {
        setValue(new Configuration.Check(text, null));
    }
}
