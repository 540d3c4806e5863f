package werkbank.augment;

import werkbank.dataset.ClassNames;

/**
 * Names of classes in {@link DotText}: large where they are numbers, else small. A class whose name has letters that can't be
 * drawn has its number.
 */
record SheetLabels(ClassNames classes) {
    /** Letters of the longest name that is drawn whole. */
    static final int LONGEST = 24;

    private static final int LARGE = 4;
    private static final int SMALL = 2;

    /** The side of a dot in pixels. */
    int dot() {
        return classes.areNumbers() ? LARGE : SMALL;
    }

    /** The width of the widest in pixels. */
    int width() {
        int widest = 0;
        for (int number = 0; number < classes.count(); number++) {
            widest = Math.max(widest, DotText.width(of(number)));
        }
        return widest * dot();
    }

    /** The label of a class. */
    String of(int number) {
        return cut(number, LONGEST);
    }

    /** The beginning of a class's label, or its whole number. */
    String cut(int number, int letters) {
        String name = DotText.spelled(classes.of(number));
        if (classes.areNumbers() || !DotText.canDraw(name)) {
            return Integer.toString(number);
        }
        return name.substring(0, Math.min(name.length(), letters)).strip();
    }
}
