package drsh.report;

/**
 * The measures of a picture. There are two: on a narrow screen the texts of the wide one would be too small to read.
 *
 * @param name the class of it in a page
 * @param width the whole width
 * @param left where the axis begins
 * @param right where it ends
 * @param lane the height of a step
 * @param bar where in a lane its bar is
 * @param labels how wide the label of a lane can be
 */
record PictureSize(String name, double width, double left, double right, double lane, double bar, double labels) {

    static final PictureSize WIDE = new PictureSize("wide", 1080, 264, 1068, 42, 12, 218);
    static final PictureSize NARROW = new PictureSize("narrow", 360, 8, 352, 58, 34, 312);

    /** Whether the labels stand beside the bars; else above them. */
    boolean beside() {
        return left > labels;
    }

    /** The height of a bar. */
    static final double BAR = 18;

    /** The size of small texts. */
    static final double SMALL = 12;

    /** The size of the steps' names. */
    static final double TEXT = 13.5;

    /** Where the axis is: above it stand the flag of the target, the days and the ticks' labels. */
    static final double AXIS = 62;
}
