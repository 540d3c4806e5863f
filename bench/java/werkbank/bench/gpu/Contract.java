package werkbank.bench.gpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The contract suites of operations and engines on the card, by JUnit's console. */
final class Contract implements Part {
    static final String NAME = "contract";
    static final String TESTS = "tests";
    /** The exit code of JUnit's console where tests failed. */
    private static final int FAILED = 1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double weight() {
        return 14;
    }

    @Override
    public boolean run(Setting setting, Findings findings, TimeLimit time) throws IOException, InterruptedException {
        Path reports = setting.room().resolve("contract");
        Leftovers.delete(reports); // a suite that dies writes none
        String suite = setting.card() ? "Cuda" : "Plain";
        List<String> command = setting.java(
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--details=none",
                "--scan-classpath=" + setting.tests(),
                "--include-classname=.*\\." + suite + "(Operations|Engine|Branches)Test",
                "--reports-dir=" + reports);
        Compiling ahead = Compiling.start(setting);
        Call call;
        try {
            call = Call.of(setting, command, NAME, time);
        } finally {
            ahead.end();
        }
        findings.put(NAME, "suite", suite);
        findings.put(NAME, "seconds", call.seconds());
        return told(call, reports, findings);
    }

    /**
     * Puts what the reports say into the findings.
     *
     * @return whether the suite ran to its end
     */
    static boolean told(Call call, Path reports, Findings findings) throws IOException {
        boolean ended = call.code() == 0 || call.code() == FAILED;
        if (ended && tests(reports, findings) > 0) {
            findings.remove(NAME, Gpu.PROBLEM);
            return true;
        }
        findings.remove(NAME, TESTS);
        findings.put(NAME, Gpu.PROBLEM, (ended ? "no tests; " : "") + call.problem());
        return false;
    }

    private static int tests(Path reports, Findings findings) throws IOException {
        List<String> failures = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        int tests = 0;
        for (Path report : reports(reports)) {
            NodeList cases = cases(report);
            tests += cases.getLength();
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                text(test, "failure").or(() -> text(test, "error")).ifPresent(why -> failures.add(named(test, why)));
                text(test, "skipped").ifPresent(why -> skipped.add(named(test, why)));
            }
        }
        findings.put(NAME, TESTS, tests);
        findings.put(NAME, "failed", failures.size());
        findings.put(NAME, "skipped", skipped.size());
        findings.put(NAME, "failures", failures);
        findings.put(NAME, "skippedTests", skipped.stream().limit(5).toList());
        return tests;
    }

    private static List<Path> reports(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml")).toList();
        }
    }

    private static NodeList cases(Path report) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("can't read " + report, e);
        }
    }

    private static Optional<String> text(Element test, String what) {
        NodeList found = test.getElementsByTagName(what);
        return found.getLength() == 0 ? Optional.empty() : Optional.of(firstLine((Element) found.item(0)));
    }

    private static String firstLine(Element found) {
        String message = found.getAttribute("message");
        String text = (message.isBlank() ? found.getTextContent() : message).strip();
        return text.lines().limit(3).reduce((a, b) -> a + " " + b).orElse("");
    }

    private static String named(Element test, String why) {
        String type = test.getAttribute("classname").replaceAll(".*\\.", "");
        return type + "#" + test.getAttribute("name") + ": " + why;
    }
}
