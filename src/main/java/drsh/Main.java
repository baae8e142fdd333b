package drsh;

/** The entry point. */
public final class Main {

    private Main() {}

    /** Starts drsh. */
    public static void main(String[] args) {
        System.exit(args.length);
    }
}
