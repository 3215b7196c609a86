package recto.engine;

/**
 * Where a tag stands among the lines of its text, so that what takes its place can be a block of its own there: in a quotation and in an item
 * of a list each line of the block has to begin as the lines around it do.
 */
final class Spot {

    /** No line of a text is looked at further, so that a very long one with very many tags is not looked through for each of them. */
    private static final int FAR = 400;

    private final String lead;
    private final boolean beginsLine;
    private final boolean endsLine;
    private final boolean isAfterBlank;
    private final boolean isBeforeBlank;

    private Spot(String lead, boolean beginsLine, boolean endsLine, boolean isAfterBlank, boolean isBeforeBlank) {
        this.lead = lead;
        this.beginsLine = beginsLine;
        this.endsLine = endsLine;
        this.isAfterBlank = isAfterBlank;
        this.isBeforeBlank = isBeforeBlank;
    }

    static Spot of(String text, int start, int end) {
        int first = start;
        while (first > 0 && start - first < FAR && text.charAt(first - 1) != '\n') {
            first--;
        }
        int lead = first;
        while (lead < start && " \t>".indexOf(text.charAt(lead)) >= 0) {
            lead++;
        }
        int marker = marker(text, lead, start);
        int last = end;
        while (last < text.length() && last - end < FAR && text.charAt(last) != '\n') {
            last++;
        }
        int below = Math.min(text.length(), last + 1);
        return new Spot(text.substring(first, lead) + " ".repeat(marker - lead), marker == start, text.substring(end, last).isBlank(),
                marker > lead || isBlankAbove(text, first), isBlank(text, below));
    }

    /** Behind the mark of an item of a list that begins here. */
    private static int marker(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isDigit(text.charAt(at))) {
            at++;
        }
        boolean isMark = at < to && (at == from ? "-*+" : ".)").indexOf(text.charAt(at)) >= 0;
        if (!isMark || at + 1 >= to || text.charAt(at + 1) != ' ') {
            return from;
        }
        at++;
        while (at < to && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean isBlankAbove(String text, int lineStart) {
        for (int i = lineStart - 2; i >= 0 && lineStart - i < FAR; i--) {
            if (text.charAt(i) == '\n') {
                return true;
            }
            if (" \t>".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(String text, int lineStart) {
        for (int i = lineStart; i < text.length() && i - lineStart < FAR; i++) {
            if (text.charAt(i) == '\n') {
                return true;
            }
            if (" \t>".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing else stands on the line or the lines. */
    boolean isAlone() {
        return beginsLine && endsLine;
    }

    boolean beginsLine() {
        return beginsLine;
    }

    boolean endsLine() {
        return endsLine;
    }

    /** The text as a block: with blank lines before and behind it. */
    String block(String text) {
        String blank = "\n" + lead;
        String before = !beginsLine ? blank + blank : isAfterBlank ? "" : blank;
        String after = !endsLine ? blank + blank : isBeforeBlank ? "" : blank;
        return before + lines(text) + after;
    }

    /** The text of the lines below without what these begin with. */
    String withoutLead(String text) {
        return lead.isEmpty() ? text : text.replace("\n" + lead, "\n");
    }

    /** The text with each of its lines but the first beginning as the lines here do. */
    String lines(String text) {
        return text.replace("\n", "\n" + lead);
    }
}
