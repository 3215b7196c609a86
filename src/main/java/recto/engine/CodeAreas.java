package recto.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a Markdown text that readers see as code, or do not see: fences, indented code, code spans, comments and {@code <pre>}. What
 * looks like template code or markup there is left as it stands. The search takes time in proportion to the length of the text.
 */
final class CodeAreas {

    /** What kind of area it is. */
    enum Kind { FENCE, INDENTED, SPAN, HTML, COMMENT }

    /** @param start of the first mark @param end behind the last one */
    record Area(int start, int end, Kind kind) {}

    private static final Pattern FENCE = Pattern.compile("[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+){0,4}(`{3,}|~{3,})([^\\n]*)");
    private static final Pattern LIST_ITEM = Pattern.compile("[ \\t>]*(?:[-*+]|\\d{1,9}[.)])(?:[ \\t]|$)");
    private static final Pattern BLOCK_START = Pattern.compile("[ \\t>]*(?:[-*+][ \\t]|\\d{1,9}[.)][ \\t]|#|\\||$)");
    private static final Pattern TAG_ALONE = Pattern.compile("\\s*</?[A-Za-z][^<>`]*>\\s*");
    private static final Pattern HTML = Pattern.compile("<(?:!--|(pre|code|script|style|textarea|kbd|samp)(?=[\\s>]))",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final List<Area> areas = new ArrayList<>();
    /** Ends that were looked for and do not come any more. */
    private final Set<String> missing = new HashSet<>();
    private int next;

    private CodeAreas(String text) {
        this.text = text;
    }

    static CodeAreas of(String text) {
        CodeAreas found = new CodeAreas(text);
        found.find(false);
        return found;
    }

    /** Those of MDX, where a block of its own begins below a line with a tag alone. */
    static CodeAreas ofMdx(String text) {
        CodeAreas found = new CodeAreas(text);
        found.find(true);
        return found;
    }

    /** Those of a text in HTML. */
    static CodeAreas ofHtml(String text) {
        CodeAreas found = new CodeAreas(text);
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
            at = found.html(at);
        }
        return found;
    }

    List<Area> all() {
        return areas;
    }

    /** The area that the place is in; null if there is none. The places have to be asked for in their order. */
    @Nullable
    Area at(int place) {
        if (next > 0 && areas.get(next - 1).end > place) {
            next = 0;
        }
        while (next < areas.size() && areas.get(next).end <= place) {
            next++;
        }
        return next < areas.size() && areas.get(next).start <= place ? areas.get(next) : null;
    }

    private void find(boolean isMdx) {
        List<int[]> paragraph = new ArrayList<>();
        int taken = 0;
        boolean inList = false;
        boolean afterBlank = true;
        int start = 0;
        while (start < text.length()) {
            int end = lineEnd(start);
            String line = text.substring(start, end);
            if (start < taken) {
                start = end + 1;
                continue;
            }
            Matcher fence = FENCE.matcher(line);
            boolean blank = line.isBlank();
            boolean indented = line.startsWith("    ") || line.startsWith("\t");
            if (fence.matches() && !(fence.group(1).charAt(0) == '`' && fence.group(2).indexOf('`') >= 0)
                    && !(indented && afterBlank && !inList)) {
                taken = spans(paragraph, taken);
                paragraph.clear();
                if (start >= taken) {
                    taken = fence(start, fence.group(1), line.substring(0, fence.start(1)).indexOf('>') >= 0);
                }
                afterBlank = true;
            } else if (!blank && indented && afterBlank && !inList) {
                taken = spans(paragraph, taken);
                paragraph.clear();
                if (start >= taken) {
                    areas.add(new Area(start, end, Kind.INDENTED));
                }
            } else {
                if (!blank && !indented) {
                    inList = LIST_ITEM.matcher(line).lookingAt() || inList && (!afterBlank || line.startsWith(" "));
                }
                if (BLOCK_START.matcher(line).lookingAt()) {
                    taken = spans(paragraph, taken);
                    paragraph.clear();
                }
                paragraph.add(new int[] {start, end});
                afterBlank = blank || isMdx && TAG_ALONE.matcher(line).matches();
            }
            start = end + 1;
        }
        spans(paragraph, taken);
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private int fence(int from, String mark, boolean quoted) {
        int start = lineEnd(from) + 1;
        while (start < text.length()) {
            int end = lineEnd(start);
            int at = start;
            boolean quote = false;
            while (at < end && " \t>".indexOf(text.charAt(at)) >= 0) {
                quote |= text.charAt(at++) == '>';
            }
            if (quoted && !quote) {
                end = start - 1;
                areas.add(new Area(from, end, Kind.FENCE));
                return start;
            }
            int run = at;
            while (run < end && text.charAt(run) == mark.charAt(0)) {
                run++;
            }
            if (run - at >= mark.length() && text.substring(run, end).isBlank()) {
                areas.add(new Area(from, end, Kind.FENCE));
                return end;
            }
            start = end + 1;
        }
        areas.add(new Area(from, text.length(), Kind.FENCE));
        return text.length();
    }

    /** Finds the code spans and the raw HTML that begin in the lines of a paragraph. @return where the last of them ends */
    private int spans(List<int[]> lines, int taken) {
        if (lines.isEmpty()) {
            return taken;
        }
        int at = Math.max(taken, lines.get(0)[0]);
        int end = lines.get(lines.size() - 1)[1];
        Map<Integer, Deque<Integer>> runs = null;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '\\') {
                at += 2;
            } else if (c == '`') {
                int run = run(at);
                if (runs == null) {
                    runs = runs(at, end);
                }
                int close = close(runs, run - at, run);
                if (close >= 0) {
                    areas.add(new Area(at, close + run - at, Kind.SPAN));
                    at = close + run - at;
                } else {
                    at = run;
                }
            } else if (c == '<') {
                at = html(at);
            } else {
                at++;
            }
        }
        return Math.max(taken, at > end ? at : taken);
    }

    private int run(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end;
    }

    /** The places of the runs of backticks, by their length. */
    private Map<Integer, Deque<Integer>> runs(int from, int end) {
        Map<Integer, Deque<Integer>> runs = new HashMap<>();
        for (int at = text.indexOf('`', from); at >= 0 && at < end; at = text.indexOf('`', run(at))) {
            runs.computeIfAbsent(run(at) - at, length -> new ArrayDeque<>()).add(at);
        }
        return runs;
    }

    /** The next run of the same length, which closes the span; -1 if there is none. */
    private static int close(Map<Integer, Deque<Integer>> runs, int length, int from) {
        Deque<Integer> places = runs.get(length);
        while (places != null && !places.isEmpty() && places.element() < from) {
            places.remove();
        }
        return places == null || places.isEmpty() ? -1 : places.element();
    }

    private int html(int at) {
        Matcher start = HTML.matcher(text).region(at, Math.min(text.length(), at + 12));
        if (!start.lookingAt()) {
            return at + 1;
        }
        boolean isComment = start.group(1) == null;
        String mark = isComment ? "-->" : "</" + start.group(1).toLowerCase(Locale.ROOT);
        int close = missing.contains(mark) ? -1 : indexOf(mark, at + 4);
        if (close < 0) {
            missing.add(mark);
            return at + 1;
        }
        areas.add(new Area(at, close + mark.length(), isComment ? Kind.COMMENT : Kind.HTML));
        return close + mark.length();
    }

    private int indexOf(String mark, int from) {
        for (int i = text.indexOf(mark.charAt(0), from); i >= 0; i = text.indexOf(mark.charAt(0), i + 1)) {
            if (text.regionMatches(true, i, mark, 0, mark.length())) {
                return i;
            }
        }
        return -1;
    }
}
