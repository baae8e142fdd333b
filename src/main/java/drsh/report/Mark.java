package drsh.report;

/** The marks of what became of a step: shapes that can be told apart without their colours, 16 units wide and high. */
final class Mark {

    private static final String TICK = "M3.5 8.5 L6.8 11.8 L12.5 4.8";
    private static final String CROSS = "M4.5 4.5 L11.5 11.5 M11.5 4.5 L4.5 11.5";
    private static final String BACK = "M6.8 3.2 L3.6 6.4 L6.8 9.6 M3.8 6.4 H9.6 A3.1 3.1 0 0 1 9.6 12.6 H7";
    private static final String OVER = "M3 10.5 A5 5 0 0 1 12 8.6 M12.7 5 L12.2 9 L8.3 8.3";
    private static final String QUESTION = "M5.8 6.2 A2.2 2.2 0 1 1 8 8.4 V9.6 M8 12.2 V12.4";
    private static final String EXCLAMATION = "M8 3.6 V9 M8 12 V12.2";
    private static final String LINE = "M4.5 8 H11.5";
    private static final String PAUSE = "M6 4.5 V11.5 M10 4.5 V11.5";
    private static final String DOTS = "M4.2 8 V8.1 M8 8 V8.1 M11.8 8 V8.1";

    private Mark() {}

    /** Draws the mark of a status with its upper left corner there. */
    static void draw(Markup out, StepStatus status, double x, double y) {
        draw(out, path(status), status.tone(), "translate(" + Svg.number(x) + " " + Svg.number(y) + ")");
    }

    /** The mark of a status as a picture of its own. */
    static void icon(Markup out, StepStatus status) {
        icon(out, path(status), status.tone());
    }

    /** The mark of a verdict as a picture of its own. */
    static void icon(Markup out, Verdict verdict) {
        icon(out, path(verdict), verdict.tone());
    }

    private static void icon(Markup out, String path, Tone tone) {
        out.open("svg", "class", "icon", "viewBox", "0 0 16 16", "aria-hidden", "true");
        draw(out, path, tone, "translate(0 0)");
        out.close();
    }

    private static void draw(Markup out, String path, Tone tone, String where) {
        out.open("g", "class", "mark " + tone.style(), "transform", where);
        out.empty("circle", "cx", "8", "cy", "8", "r", "8").empty("path", "d", path);
        out.close();
    }

    private static String path(StepStatus status) {
        return switch (status) {
            case DONE, COUNTED -> TICK;
            case ATTENTION -> EXCLAMATION;
            case SKIPPED -> OVER;
            case FAILED, UNDO_FAILED -> CROSS;
            case UNDONE -> BACK;
            case BEGUN -> PAUSE;
            case UNKNOWN -> QUESTION;
            case DRY_RUN -> DOTS;
            case NOT_REACHED -> LINE;
        };
    }

    private static String path(Verdict verdict) {
        return switch (verdict.state()) {
            case DONE -> verdict.tone() == Tone.BAD ? EXCLAMATION : TICK;
            case ATTENTION -> EXCLAMATION;
            case PAUSED -> PAUSE;
            case RUNNING -> DOTS;
            case BROKEN_OFF -> QUESTION;
            case ABORTED, REFUSED, FAILED -> CROSS;
        };
    }
}
