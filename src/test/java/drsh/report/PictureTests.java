package drsh.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of the picture that reckon. */
class PictureTests {

    private static final Instant FROM = Instant.parse("2026-01-11T23:50:00Z");

    @Test
    void timeRunsEvenlyFromLeftToRight() {
        TimeScale scale = TimeScale.of(FROM, FROM.plusSeconds(100), List.of(), 10, 210);
        assertThat(scale.x(FROM)).isEqualTo(10);
        assertThat(scale.x(FROM.plusSeconds(50))).isCloseTo(110, within(0.001));
        assertThat(scale.x(FROM.plusSeconds(900))).isEqualTo(210);
        assertThat(scale.x(FROM.minusSeconds(900))).isEqualTo(10);
    }

    @Test
    void aLongPauseIsSqueezedAndAShortOneIsNot() {
        Segment night = pause(100, 50_000);
        Segment minute = pause(50_050, 50_060);
        TimeScale scale = TimeScale.of(FROM, FROM.plusSeconds(50_200), List.of(night, minute), 0, 1000);
        assertThat(scale.squeezes(night)).isTrue();
        assertThat(scale.squeezes(minute)).isFalse();
        assertThat(scale.x(night.to()) - scale.x(night.from())).isCloseTo(90, within(0.001));
        assertThat(scale.x(FROM.plusSeconds(100))).isCloseTo(910 / 3.0, within(0.001));
        assertThat(scale.x(FROM.plusSeconds(50_200))).isCloseTo(1000, within(0.001));
    }

    @Test
    void aSessionOfNothingButPausesIsNotSqueezed() {
        Segment all = pause(0, 1000);
        TimeScale scale = TimeScale.of(FROM, FROM.plusSeconds(1000), List.of(all), 0, 100);
        assertThat(scale.squeezes(all)).isFalse();
        assertThat(scale.x(FROM.plusSeconds(500))).isCloseTo(50, within(0.001));
    }

    @Test
    void manyPausesStillLeaveHalfOfThePicture() {
        List<Segment> nights = List.of(
                pause(10, 9_000),
                pause(9_010, 19_000),
                pause(19_010, 29_000),
                pause(29_010, 39_000),
                pause(39_010, 49_000),
                pause(49_010, 59_000),
                pause(59_010, 69_000),
                pause(69_010, 79_000));
        TimeScale scale = TimeScale.of(FROM, FROM.plusSeconds(79_010), nights, 0, 1000);
        assertThat(scale.stretches().stream()
                        .filter(TimeScale.Stretch::squeezed)
                        .mapToDouble(one -> one.right() - one.left())
                        .sum())
                .isCloseTo(500, within(0.001));
    }

    @Test
    void ticksAreRoundAndApartAndNameTheNewDay() {
        for (long seconds : new long[] {1, 13, 700, 4_000, 90_000, 3_000_000, 300_000_000}) {
            TimeScale scale = TimeScale.of(FROM, FROM.plusSeconds(seconds), List.of(), 0, 800);
            List<TimeTicks.Tick> ticks = TimeTicks.of(scale);
            assertThat(ticks).as("%d s", seconds).hasSizeLessThan(15);
            for (int at = 1; at < ticks.size(); at++) {
                assertThat(ticks.get(at).x() - ticks.get(at - 1).x())
                        .isGreaterThan(Svg.width(ticks.get(at).label(), PictureSize.SMALL));
            }
        }
        TimeScale hour = TimeScale.of(FROM, FROM.plusSeconds(3600), List.of(), 0, 800);
        assertThat(TimeTicks.of(hour)).extracting(TimeTicks.Tick::label).contains("23:55", "00:00", "00:45");
        assertThat(TimeTicks.of(hour))
                .filteredOn(tick -> !tick.day().isEmpty())
                .singleElement()
                .satisfies(tick -> {
                    assertThat(tick.label()).isEqualTo("00:00");
                    assertThat(tick.day()).isEqualTo("2026-01-12");
                });
    }

    @Test
    void labelsNeverTouch() {
        LabelRows labels = new LabelRows(0, 300, PictureSize.SMALL);
        for (int at = 0; at < 12; at++) {
            labels.add("paused 13 h 20 m", at * 30);
        }
        List<LabelRows.Place> places = labels.places();
        for (LabelRows.Place one : places) {
            double end = one.left() + Svg.width(one.text(), PictureSize.SMALL);
            assertThat(one.left()).isNotNegative();
            assertThat(end).isLessThanOrEqualTo(300);
            assertThat(places)
                    .filteredOn(other -> !other.equals(one) && other.row() == one.row())
                    .allSatisfy(other -> assertThat(other.left() >= end
                                    || one.left() >= other.left() + Svg.width(other.text(), PictureSize.SMALL))
                            .isTrue());
        }
        assertThat(labels.rows()).isGreaterThan(1);
    }

    @Test
    void textsAreCutToTheirWidth() {
        assertThat(Svg.cut("short", 12, 200)).isEqualTo("short");
        assertThat(Svg.width(Svg.cut("w".repeat(3000), 12, 200), 12)).isLessThanOrEqualTo(200);
        assertThat(Svg.cut("非常に長い名前の手順", 12, 60)).endsWith("…").hasSizeLessThan(7);
    }

    private static Segment pause(long from, long to) {
        return new Segment(SegmentKind.PAUSED, "", FROM.plusSeconds(from), FROM.plusSeconds(to));
    }
}
