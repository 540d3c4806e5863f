package werkbank.space.yaml;

import java.util.ArrayList;
import java.util.List;

/** An item of a network's list whose conditions are still as the file has them. */
interface NetworkDraft {
    /** @throws werkbank.InputException when a condition names nothing or never holds */
    NetworkItem bind(ParameterBinder binder);

    /** Binds the items of a list. */
    static List<NetworkItem> bind(List<NetworkDraft> list, ParameterBinder binder) {
        Problems problems = new Problems();
        List<NetworkItem> items = new ArrayList<>();
        list.forEach(draft -> problems.read(() -> draft.bind(binder)).ifPresent(items::add));
        problems.raise();
        return List.copyOf(items);
    }

    /** Binds the items of several lists. */
    static List<List<NetworkItem>> bindAll(List<List<NetworkDraft>> lists, ParameterBinder binder) {
        Problems problems = new Problems();
        List<List<NetworkItem>> bound = lists.stream()
                .map(list -> problems.read(() -> bind(list, binder)).orElse(List.of()))
                .toList();
        problems.raise();
        return bound;
    }
}
