// What is known of a trial, for its own view and for the comparison.

const detailOf = (trial) => data.details.trials[trial.number];

/** Figures of a trial. `better` is 1 where more is better, -1 where less is; a `rare` one is shown only where there is a value. */
function trialFigures() {
  const all = [
    { objective: "val-accuracy", name: "Validation accuracy", value: (t) => t.accuracy, show: (v) => percent(v), better: 1 },
    { objective: "val-loss", name: "Validation log-loss", value: (t) => t.logLoss, show: loss, better: -1 },
    { objective: "val-f1", name: "Validation macro F1", value: (t) => detailOf(t).macroF1, show: (v) => percent(v), better: 1 },
    { objective: "val-errors", name: "Validation errors", value: (t) => detailOf(t).errors, show: errorsInWords, better: -1 },
    { name: "Reached so far", value: (t) => (known(t.value) ? null : t.reached), show: (v) => figure(v), rare: true },
    { name: "Spread of folds", value: (t) => t.spread, show: (v) => percent(v), rare: true },
    { name: "Epochs", value: (t) => t.epochs, show: count },
    { name: "Best epoch", value: (t) => t.bestEpoch, show: count },
    ...(data.trials.some(keptAverage) ? [{ name: "Weights kept", value: (t) => t.kept, show: String }] : []),
    { name: "Network size", value: (t) => t.weights, show: (v) => `${count(v)} weights` },
    { name: "Time", value: (t) => t.seconds || null, show: duration },
    { name: "Time of an image", value: (t) => detailOf(t).secondsPerImage, show: (v) => `${plain(1000 * v)} ms` },
  ];
  const isObjective = (figure) => figure.objective === data.search.objectiveId;
  return [...all.filter(isObjective).map((figure) => ({ ...figure, note: "objective" })), ...all.filter((figure) => !isObjective(figure))];
}

const validationImages = () => data.details.classImages.reduce((sum, images) => sum + images, 0);

function errorsInWords(errors) {
  return validationImages() ? `${count(errors)} of ${count(validationImages())}` : count(errors);
}

const legsOf = (trial) => data.timeline.bars.filter((bar) => bar.trial === trial.number);

/** Where a trial ran, a line for each time. */
function legsInWords(trial) {
  return legsOf(trial).map((bar) => {
    const epochs = bar.lastEpoch < bar.firstEpoch ? "no whole epoch"
      : bar.lastEpoch === bar.firstEpoch ? `epoch ${bar.firstEpoch}` : `epochs ${bar.firstEpoch} to ${bar.lastEpoch}`;
    const { lanes, unknown } = data.timeline;
    return `${bar.lane === unknown ? "worker not known" : lanes[bar.lane]}: ${epochs}, ${LEG_LOOKS[bar.end].words}, ${duration(bar.to - bar.from)}`;
  });
}

/** Why a parameter has no value in a trial, in words. */
const whyInactive = (a) => (a.when ? `inactive: has a value only when ${a.when}` : "no value in this trial");

/** Counts [true class][predicted class] on the validation images; null where they are not in the page. */
function validationConfusion(trial) {
  const { mistakes } = detailOf(trial);
  if (!known(mistakes)) return null;
  const counts = data.details.classImages.map((images, truth) => data.details.classImages.map((_, predicted) => (truth === predicted ? images : 0)));
  pairsOf(mistakes).forEach(({ truth, predicted, images }) => {
    counts[truth][predicted] = images;
    counts[truth][truth] -= images;
  });
  return counts;
}

/** The page's data have three numbers for each pair. */
function pairsOf(mistakes) {
  return Array.from({ length: mistakes.length / 3 }, (_, i) => ({ truth: mistakes[3 * i], predicted: mistakes[3 * i + 1], images: mistakes[3 * i + 2] }));
}
