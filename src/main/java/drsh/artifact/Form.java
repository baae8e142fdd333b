package drsh.artifact;

/** What the content of a file is, as far as its beginning tells. */
public enum Form {
    /** An archive of pg_dump's custom format. */
    CUSTOM("a custom-format dump"),
    /** A script of pg_dump. */
    SQL("a plain dump"),
    /** A tar archive. */
    TAR("a tar archive"),
    /** Nothing at all. */
    EMPTY("an empty file"),
    /** A dump that went through a terminal, which put carriage returns into it. */
    MANGLED("a dump that a terminal has spoilt (docker exec without -T)"),
    /** Encrypted, and not opened. */
    SEALED("an OpenPGP message"),
    /** Something else. */
    UNKNOWN("no dump");

    private final String words;

    Form(String words) {
        this.words = words;
    }

    /** In words, such as {@code a plain dump}. */
    public String words() {
        return words;
    }
}
