package drsh.report;

import java.util.ArrayList;
import java.util.List;

/** Finds places for labels under a picture: as near to their points as they can be, in as many rows as it takes. */
final class LabelRows {

    /** A place: the left end of a label and its row, from 0. */
    record Place(String text, double left, int row, double point) {}

    private static final double GAP = 10;

    private final double left;
    private final double right;
    private final double size;
    private final List<Place> places = new ArrayList<>();

    LabelRows(double left, double right, double size) {
        this.left = left;
        this.right = right;
        this.size = size;
    }

    /** Places a label under a point. */
    void add(String label, double point) {
        String text = Svg.cut(label, size, right - left);
        double width = Svg.width(text, size);
        double from = Math.max(left, Math.min(right - width, point - width / 2));
        int row = 0;
        while (taken(row, from, from + width)) {
            row++;
        }
        places.add(new Place(text, from, row, point));
    }

    List<Place> places() {
        return List.copyOf(places);
    }

    /** How many rows it took. */
    int rows() {
        return places.stream().mapToInt(place -> place.row() + 1).max().orElse(0);
    }

    private boolean taken(int row, double from, double to) {
        return places.stream()
                .filter(place -> place.row() == row)
                .anyMatch(
                        place -> from < place.left() + Svg.width(place.text(), size) + GAP && place.left() < to + GAP);
    }
}
