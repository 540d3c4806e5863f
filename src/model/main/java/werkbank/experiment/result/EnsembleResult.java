package werkbank.experiment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import werkbank.file.StoredFile;
import werkbank.metric.Score;
import werkbank.recipe.Quantisation;
import werkbank.recipe.Views;

/**
 * An ensemble, chosen on validation images only.
 *
 * @param method how members and weights were chosen, for instance {@code average}
 * @param members best first by the study's objective
 * @param temperature of the combined probabilities: p becomes softmax(ln p / temperature); positive, 1 changes nothing
 * @param validation of the combined probabilities after the temperature, on the images that weights and temperature were
 *     fitted on
 * @param choice what was compared before the method was chosen
 * @param growth at index k − 1 the validation score of the k best candidates with equal weights and no temperature; at most
 *     {@link #MAX_GROWTH}, none in an ensemble of a version that did not record it
 * @param looks what was compared before the members' {@link Views} were chosen; empty when nothing was
 * @param distilled the network that has learned from this ensemble, if one was trained
 */
public record EnsembleResult(
        String method,
        List<Member> members,
        double temperature,
        Score validation,
        Choice choice,
        List<Score> growth,
        List<Look> looks,
        Optional<Distilled> distilled,
        Instant built) {

    /** A result of a former version says nothing of looks. */
    public EnsembleResult {
        looks = looks == null ? List.of() : List.copyOf(looks);
    }

    /** Candidates that {@code growth} goes to, at most. */
    public static final int MAX_GROWTH = 30;

    /** Makes the result of an ensemble whose members look once, and from which nothing has learned. */
    public static EnsembleResult of(
            String method,
            List<Member> members,
            double temperature,
            Score validation,
            Choice choice,
            List<Score> growth,
            Instant built) {
        return new EnsembleResult(
                method, members, temperature, validation, choice, growth, List.of(), Optional.empty(), built);
    }

    /** A network that has learned from an ensemble, alone. */
    public static EnsembleResult of(Distilled learned, Instant built) {
        return of(
                "distilled",
                List.of(Member.of(learned.trial(), 1, List.of(learned.model()), learned.validation())),
                learned.temperature(),
                learned.validation(),
                Choice.of(Reason.ONE_MEMBER),
                List.of(),
                built);
    }

    /**
     * Whether the other has the same members with the same weights, looks and bits, chosen in the same way. What comes
     * of networks that were run for it is left out, since its last digits depend on the machine: the figures of looks
     * and of eight bits, and where there are looks temperature and score.
     */
    public boolean isSameAs(EnsembleResult other) {
        return comparable().equals(other.comparable());
    }

    /** Whether the other says the same of every image, from the same files, and the same has learned from it. */
    public boolean usesTheSameAs(EnsembleResult other) {
        return temperature == other.temperature
                && distilled.equals(other.distilled)
                && members.stream()
                        .map(Member::used)
                        .toList()
                        .equals(other.members.stream().map(Member::used).toList());
    }

    /** Whether this was built after the other, or is the other and something has learned from it since. */
    public boolean isNewerThan(EnsembleResult other) {
        return built.isAfter(other.built)
                || distilled.isPresent() && other.distilled.isEmpty() && built.equals(other.built);
    }

    private EnsembleResult comparable() {
        return new EnsembleResult(
                method,
                members.stream().map(Member::comparable).toList(),
                looks.isEmpty() ? temperature : 1,
                looks.isEmpty() ? validation : null,
                choice,
                growth,
                looks.stream().map(Look::comparable).toList(),
                Optional.empty(),
                Instant.EPOCH);
    }

    /** Whether a member answers in eight bits. */
    public boolean hasInt8() {
        return members.stream().anyMatch(Member::answersInInt8);
    }

    /** Size of all members' network files. */
    public long bytes() {
        return members.stream()
                .flatMap(member -> member.models().stream())
                .mapToLong(StoredFile::bytes)
                .sum();
    }

    /** Every network: the members', in their order, and the one that has learned from them. */
    public Stream<StoredFile> files() {
        return Stream.concat(
                members.stream().flatMap(member -> member.models().stream()),
                distilled.stream().map(Distilled::model));
    }

    /** Replaces the members. */
    public EnsembleResult with(List<Member> others) {
        return new EnsembleResult(method, others, temperature, validation, choice, growth, looks, distilled, built);
    }

    /** Replaces what is said of the choice. */
    public EnsembleResult with(Choice other) {
        return new EnsembleResult(method, members, temperature, validation, other, growth, looks, distilled, built);
    }

    /** Adds the network that has learned from the ensemble. */
    public EnsembleResult with(Distilled learned) {
        return new EnsembleResult(
                method, members, temperature, validation, choice, growth, looks, Optional.of(learned), built);
    }

    /**
     * A trial in an ensemble.
     *
     * @param epoch of its checkpoint, when that isn't the trial's best
     * @param weight share in the combined probabilities; the weights sum to 1
     * @param models copies in the ensemble's folder: one, or one for each fold, whose mean the member says
     * @param validation of the member alone, looking once
     * @param views how it looks at an image
     * @param int8 how it does in eight bits; empty when that was not asked for
     */
    public record Member(
            int trial,
            Optional<Integer> epoch,
            double weight,
            List<StoredFile> models,
            Score validation,
            Views views,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<EightBits> int8) {

        /** A member of a former version looks once, and says nothing of eight bits. */
        public Member {
            views = views == null ? Views.ONCE : views;
            int8 = int8 == null ? Optional.empty() : int8;
        }

        /** A member in 32 bits. */
        public Member(
                int trial,
                Optional<Integer> epoch,
                double weight,
                List<StoredFile> models,
                Score validation,
                Views views) {
            this(trial, epoch, weight, models, validation, views, Optional.empty());
        }

        /** The trial's best checkpoint, looking once. */
        public static Member of(int trial, double weight, List<StoredFile> models, Score validation) {
            return new Member(trial, Optional.empty(), weight, models, validation, Views.ONCE);
        }

        /** Replaces the files by copies of them elsewhere. */
        public Member with(List<StoredFile> copies) {
            return new Member(trial, epoch, weight, copies, validation, views, int8);
        }

        /** Replaces the looks. */
        public Member with(Views others) {
            return new Member(trial, epoch, weight, models, validation, others, int8);
        }

        /** Adds how it does in eight bits. */
        public Member with(EightBits tried) {
            return new Member(trial, epoch, weight, models, validation, views, Optional.of(tried));
        }

        /** Whether it answers in eight bits. */
        public boolean answersInInt8() {
            return int8.filter(EightBits::wasTaken).isPresent();
        }

        /** How one of its networks is computed in eight bits; empty when it is not. */
        public Optional<Quantisation> quantisation(int model) {
            return int8.filter(EightBits::wasTaken)
                    .map(taken -> taken.networks().get(model));
        }

        /** Puts it back to 32 bits. */
        public Member inFloats() {
            return new Member(trial, epoch, weight, models, validation, views);
        }

        private Member comparable() {
            return new Member(trial, epoch, weight, models, validation, views, int8.map(EightBits::comparable));
        }

        private Member used() {
            return new Member(
                    trial,
                    epoch,
                    weight,
                    models,
                    null,
                    views,
                    int8.filter(EightBits::wasTaken).map(EightBits::used));
        }

        /** The member's name for people, for instance {@code trial 7} or {@code trial 7, epoch 9}. */
        public String name() {
            return name(trial, epoch);
        }

        static String name(int trial, Optional<Integer> epoch) {
            return "trial " + trial + epoch.map(e -> ", epoch " + e).orElse("");
        }
    }

    /**
     * A way of looking at the images, on the validation images.
     *
     * @param views looks at each image; 1 is the image as it is
     * @param logLoss mean over the images after the temperature that fits best, in nats
     * @param accuracy 0 to 1
     * @param excess {@code logLoss} less that of the best look; 0 for the best itself
     * @param excessError standard error of {@code excess}, from the images' paired differences
     * @param imagesPerSecond of the whole ensemble, images and not looks
     */
    public record Look(
            Views.Kind kind,
            int views,
            double logLoss,
            double accuracy,
            double excess,
            double excessError,
            double imagesPerSecond) {

        private Look comparable() {
            return new Look(kind, views, 0, 0, 0, 0, 0);
        }
    }

    /**
     * Which method was taken, and what it was compared with.
     *
     * @param compared each method once, in their order; empty when nothing was compared
     * @param limit on the members' time, where one was asked for
     */
    public record Choice(
            Reason reason,
            List<Compared> compared,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<TimeLimit> limit) {
        /** A choice of a former version says nothing of a limit. */
        public Choice {
            limit = limit == null ? Optional.empty() : limit;
        }

        /** A choice without a limit on time. */
        public Choice(Reason reason, List<Compared> compared) {
            this(reason, compared, Optional.empty());
        }

        /** A choice without a comparison. */
        public static Choice of(Reason reason) {
            return new Choice(reason, List.of());
        }

        /** Replaces the limit on time. */
        public Choice with(Optional<TimeLimit> other) {
            return new Choice(reason, compared, other);
        }

        /** The choice of members that then look so many times at each image, which takes them as many times as long. */
        public Choice looking(int looks) {
            return with(
                    limit.map(once -> new TimeLimit(once.msPerImage, once.taken * looks, once.tooSlow, once.leftOut)));
        }
    }

    /**
     * A limit on the time of all members together, as their trials measured it when they were judged on the validation
     * images.
     *
     * @param msPerImage milliseconds that an image may take
     * @param taken milliseconds that it takes the members
     * @param tooSlow checkpoints that take longer alone
     * @param leftOut ensembles that were not compared, since their members take longer together
     */
    public record TimeLimit(double msPerImage, double taken, int tooSlow, int leftOut) {
        /** How often members may look at an image within the limit. */
        public int looks() {
            return (int) Math.min(Integer.MAX_VALUE, msPerImage / taken);
        }
    }

    /** Why a method was taken. */
    public enum Reason {
        NOT_RECORDED("built by a former version"),
        ASKED_FOR("as asked for"),
        /** There is one trial to choose from, or one member was asked for. */
        ONE_MEMBER("one member needs no other"),
        /** Too few images of each class to hold any out. */
        TOO_FEW_IMAGES("too few validation images to compare methods"),
        /** The method has the lowest log-loss in cross-validation, as the words say. */
        BEST("the lowest log-loss, and nothing that comes before it is within one standard error of it"),
        /** The rule of former versions, the fewest members first. */
        SIMPLEST_WITHIN_ONE_ERROR("the simplest within one standard error of the lowest log-loss"),
        /** Equal weights come before fitted ones of equally many members. */
        MOST_WITHIN_ONE_ERROR("the most members within one standard error of the lowest log-loss"),
        /** All candidates take longer alone than an image may take. */
        NONE_FAST_ENOUGH("the fastest alone, since none is as fast as was asked for");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason in words for people, without a full stop. */
        public String words() {
            return words;
        }
    }

    /**
     * A method in cross-validation within the validation images: fitted on some folds, judged on the others.
     *
     * @param members trials that it takes when it is fitted on all validation images; one twice for two of its checkpoints
     * @param logLoss mean over the held-out images, in nats
     * @param standardError of {@code logLoss}, over the images
     * @param accuracy on the held-out images, 0 to 1
     * @param excess {@code logLoss} less that of the best method; 0 for the best itself
     * @param excessError standard error of {@code excess}, from the images' paired differences
     */
    public record Compared(
            String method,
            List<Integer> members,
            double logLoss,
            double standardError,
            double accuracy,
            double excess,
            double excessError) {}
}
