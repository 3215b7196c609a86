package recto.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement whose parameters have names, as JDBC takes it.
 *
 * @param text with a question mark for each parameter
 * @param names of the parameters, in the order of the question marks
 */
record NamedSql(String text, List<String> names) {

    /** Matches a parameter, and also text in quotes and the sign of a cast, in which a colon begins no parameter. */
    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|::|:([A-Za-z]\\w*)");

    /**
     * The statements of the program are a few hundred texts that never vary with what is asked. To look for the parameters at each use took a
     * tenth of the time of an article's page.
     */
    private static final Map<String, NamedSql> KNOWN = new ConcurrentHashMap<>();

    /** @param named the statement with parameters such as {@code :path} */
    static NamedSql of(String named) {
        NamedSql known = KNOWN.get(named);
        if (known == null) {
            known = read(named);
            KNOWN.put(named, known);
        }
        return known;
    }

    private static NamedSql read(String named) {
        List<String> names = new ArrayList<>();
        String text = PARAMETER.matcher(named).replaceAll(found -> {
            if (found.group(1) == null) {
                return Matcher.quoteReplacement(found.group());
            }
            names.add(found.group(1));
            return "?";
        });
        return new NamedSql(text, List.copyOf(names));
    }
}
