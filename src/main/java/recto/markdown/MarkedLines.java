package recto.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a block of code that remarks in it mark, without these: {@code // highlight-next-line} of Docusaurus, {@code // [!code ++]} of
 * VitePress and Astro.
 *
 * @param code without the remarks
 * @param lines the marked ones, from 1, as {@code 3,5-7}; empty where there are none
 */
record MarkedLines(String code, String lines) {

    private static final Pattern ALONE = Pattern.compile(
            "\\s*(?://|#|--|;|%|/\\*|\\{/\\*|<!--)\\s*(?:highlight|error)-(next-line|start|end|line)\\s*(?:\\*/}?|-->)?\\s*");
    private static final Pattern BEHIND = Pattern
            .compile(
                    "\\s*(?://|#|--|;|%|/\\*|\\{/\\*|<!--)\\s*\\[!code (\\+\\+|--|hl|highlight|focus|error|warning)(?::\\d+)?]\\s*(?:\\*/}?|-->)?\\s*$");

    static MarkedLines of(String code) {
        if (!code.contains("[!code ") && !code.contains("highlight-") && !code.contains("error-")) {
            return new MarkedLines(code, "");
        }
        List<String> kept = new ArrayList<>();
        List<String> marked = new ArrayList<>();
        boolean isWithin = false;
        boolean isNext = false;
        for (String line : code.split("\n", -1)) {
            Matcher alone = ALONE.matcher(line);
            if (alone.matches()) {
                isWithin = alone.group(1).equals("start") || isWithin && !alone.group(1).equals("end");
                isNext = alone.group(1).endsWith("line");
                continue;
            }
            Matcher behind = BEHIND.matcher(line);
            boolean isMarked = behind.find();
            kept.add(isMarked ? line.substring(0, behind.start()) : line);
            if (isWithin || isNext || isMarked) {
                marked.add(Integer.toString(kept.size()));
            }
            isNext = false;
        }
        return new MarkedLines(String.join("\n", kept), String.join(",", marked));
    }
}
