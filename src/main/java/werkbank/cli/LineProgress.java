package werkbank.cli;

/** For logs and pipes: a line an epoch and a line a trial. */
final class LineProgress extends Progress {
    @Override
    void begun(int trials) {}

    @Override
    void epoch(String metrics, String outlook) {
        line(metrics + "  | " + outlook);
    }

    @Override
    void moved(double done, String position) {}

    @Override
    void line(String text) {
        System.err.println(text);
    }

    @Override
    void ended() {}
}
