package werkbank.report.view;

/**
 * A trial's leg as the timeline draws it.
 *
 * @param lane index into the timeline's lanes
 * @param from and {@code to} in seconds since the first leg began, breaks left out; one that runs or was cut off is
 *     drawn to what its whole epochs took
 * @param lastEpoch that was trained to its end; less than {@code firstEpoch} when none was
 * @param cut whether it ended at a time that is not known
 */
public record LegBar(
        int trial, int lane, double from, double to, int firstEpoch, int lastEpoch, LegEnd end, boolean cut) {}
