package werkbank.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import werkbank.experiment.OutcomeBuilder;
import werkbank.experiment.trial.EpochMetrics;
import werkbank.experiment.trial.Trial;
import werkbank.experiment.trial.TrialResult;
import werkbank.file.Json;
import werkbank.metric.Majority;
import werkbank.report.figure.PageNumbers;
import werkbank.report.influence.WhatMattered;
import werkbank.report.view.ComputedView;
import werkbank.report.view.Curve;
import werkbank.report.view.SearchView;
import werkbank.report.view.TrialDetail;
import werkbank.report.view.TrialDetails;
import werkbank.report.view.TrialRow;
import werkbank.space.Objective;
import werkbank.space.SearchSpace;
import werkbank.space.yaml.SpaceReader;

/**
 * A page of an older version as today's: its own data, with what mattered computed anew from the trials and epochs in it,
 * in today's page. For reports whose study is no longer there, such as {@code reports/mnist-best.html}; where it is,
 * {@code werkbank report} writes a better one.
 *
 * @param html the older page
 */
record RenewedPage(String html) {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    /** Rewrites the pages that it is called with. */
    public static void main(String[] pages) throws IOException {
        for (String page : pages) {
            Path file = Path.of(page);
            ReportWriter.write(new RenewedPage(Files.readString(file)).data(), file);
        }
    }

    /** The JSON in a page. */
    static String dataOf(String html) throws IOException {
        Matcher found = DATA.matcher(html);
        if (!found.find()) {
            throw new IOException("no report's data in the page");
        }
        return found.group(1);
    }

    ReportData data() throws IOException {
        ObjectNode data = filled((ObjectNode) Json.mapper().readTree(dataOf(html)));
        WhatMattered mattered = mattered(read(data));
        data.set("mattered", Json.mapper().valueToTree(mattered));
        data.withObject("/overview").set("finding", Json.mapper().valueToTree(mattered.sentence()));
        return read(data);
    }

    private static ReportData read(ObjectNode data) throws IOException {
        return Json.mapper().treeToValue(data, ReportData.class);
    }

    private static WhatMattered mattered(ReportData data) {
        SearchSpace space = new SpaceReader(Path.of("data/mnist"))
                .read(data.origin().space(), data.origin().spaceFile(), Path.of(""));
        return WhatMattered.of(
                data.axes(),
                space.parameters(),
                trials(data),
                epochs(data.curves()),
                space.search().objective());
    }

    /** What older pages don't have or had otherwise: empty lists, repeats among the trials, time in which nothing ran. */
    private static ObjectNode filled(ObjectNode data) {
        countRepeatsApart(data);
        leaveIdleTimeOut(data);
        addBaseline(data);
        addIdentifiers(data);
        if (!data.has("computed")) {
            data.set("computed", Json.mapper().valueToTree(ComputedView.of(List.of(), Set.of(), Map.of())));
        }
        nameEngine(data);
        nameWeights(data);
        if (!data.has("race")) {
            data.putArray("race");
        }
        data.path("curves").forEach(curve -> {
            for (String averages : List.of("averagedLoss", "averagedAccuracy")) {
                if (!curve.has(averages)) {
                    ((ObjectNode) curve).putArray(averages);
                }
            }
        });
        return data;
    }

    private static void countRepeatsApart(ObjectNode data) {
        int repeats = 0;
        for (JsonNode trial : data.path("trials")) {
            repeats += trial.path("repeats").isNumber() ? 1 : 0;
        }
        int trials = data.path("trials").size() - repeats;
        data.withObject("/overview").put("trials", trials).put("repeats", repeats);
        ObjectNode origin = data.withObject("/origin");
        origin.put("command", origin.path("command").asText().replaceFirst("--trials \\d+", "--trials " + trials));
    }

    /** Where no engine of the trials is recorded, it was the study's. */
    private static void nameEngine(ObjectNode data) {
        ObjectNode origin = data.withObject("/origin");
        String command = origin.path("command").asText();
        if (data.at("/computed/ways").isEmpty() && !command.contains(" --engine ")) {
            String engine = origin.at("/provenance/engine").asText("dl4j");
            origin.put("command", command.replaceFirst(" --workers ", " --engine " + engine + " --workers "));
        }
    }

    /** What is {@code parameters} and {@code weights} was {@code weights} and {@code kept} in older pages. */
    private static void nameWeights(ObjectNode data) {
        data.path("trials").forEach(one -> {
            ObjectNode trial = (ObjectNode) one;
            if (!trial.has("parameters")) {
                trial.set("parameters", trial.remove("weights"));
                trial.set("weights", trial.remove("kept"));
            }
        });
    }

    private static void addBaseline(ObjectNode data) {
        if (data.path("test").isObject()) {
            int[] counts = IntStream.range(0, data.at("/test/classes").size())
                    .map(label -> data.at("/test/classes/" + label + "/images").asInt())
                    .toArray();
            data.withObject("/test").set("baseline", Json.mapper().valueToTree(Majority.of(counts)));
        }
    }

    /** What older pages told by words alone. */
    private static void addIdentifiers(ObjectNode data) {
        ObjectNode search = data.withObject("/search");
        Objective objective = Stream.of(Objective.values())
                .filter(one -> one.words().equals(search.path("objective").asText()))
                .findFirst()
                .orElseThrow();
        search.put("objectiveId", objective.label()).put("shortObjective", SearchView.shortWords(objective));
        ObjectNode timeline = data.withObject("/timeline");
        IntStream.range(0, timeline.path("lanes").size())
                .filter(lane -> timeline.path("lanes").path(lane).asText().equals("unknown"))
                .forEach(lane -> timeline.put("unknown", lane));
        if (!data.has("classes")) {
            ArrayNode classes = data.putArray("classes");
            data.at("/test/classes")
                    .forEach(one -> classes.add(one.path("label").asText()));
        }
    }

    private static void leaveIdleTimeOut(ObjectNode data) {
        double busy = 0;
        double reached = 0;
        for (JsonNode bar : data.at("/timeline/bars")) {
            double to = bar.path("to").asDouble();
            busy += Math.max(0, to - Math.max(reached, bar.path("from").asDouble()));
            reached = Math.max(reached, to);
        }
        data.withObject("/timeline").put("busySeconds", busy);
        data.withObject("/overview").put("wallSeconds", PageNumbers.rounded(busy));
    }

    /** As far as what mattered asks for them. */
    private static List<Trial> trials(ReportData data) {
        return data.trials().stream().map(row -> trial(row, data.details())).toList();
    }

    private static Trial trial(TrialRow row, TrialDetails details) {
        TrialDetail detail = details.trials().get(row.number());
        return new Trial(
                row.number(),
                row.state(),
                Long.parseLong(detail.seed()),
                row.values(),
                row.epochs(),
                row.seconds(),
                Instant.EPOCH,
                Optional.empty(),
                row.accuracy().map(accuracy -> outcome(row, accuracy, detail, details.classImages())),
                Optional.empty(),
                row.repeats());
    }

    private static TrialResult.Outcome outcome(
            TrialRow row, double accuracy, TrialDetail detail, List<Integer> classImages) {
        return OutcomeBuilder.reaching(accuracy)
                .epoch(row.bestEpoch().orElseThrow())
                .logLoss(row.logLoss().orElse(Double.NaN))
                .macroF1(detail.macroF1().orElse(Double.NaN))
                .errors(detail.errors().orElse(-1))
                .secondsPerImage(detail.secondsPerImage().orElse(Double.NaN))
                .spread(row.spread())
                .confusion(List.of(classImages))
                .parameters(row.parameters().orElse(0L))
                .build();
    }

    private static Map<Integer, List<EpochMetrics>> epochs(SortedMap<Integer, Curve> curves) {
        Map<Integer, List<EpochMetrics>> epochs = new TreeMap<>();
        curves.forEach((number, curve) -> epochs.put(
                number,
                IntStream.range(0, curve.epoch().size())
                        .mapToObj(i -> epoch(curve, i))
                        .toList()));
        return epochs;
    }

    /** A page has no macro F1 by epoch. */
    private static EpochMetrics epoch(Curve curve, int i) {
        return new EpochMetrics(
                curve.epoch().get(i),
                at(curve.loss(), i),
                at(curve.accuracy(), i),
                at(curve.validationLoss(), i),
                at(curve.validationAccuracy(), i),
                Double.NaN,
                at(curve.learningRate(), i),
                at(curve.seconds(), i),
                curve.averagedLoss().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new EpochMetrics.Averaged(
                                at(curve.averagedLoss(), i), at(curve.averagedAccuracy(), i), Double.NaN, Double.NaN)),
                Double.NaN);
    }

    private static double at(List<Optional<Double>> column, int i) {
        return column.get(i).orElse(Double.NaN);
    }
}
