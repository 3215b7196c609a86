package recto.redirects;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import recto.database.Row;
import recto.database.Sql;
import recto.redirects.RedirectRule.Match;

/** The redirects as the database holds them, beside the files that they came from. */
public final class RedirectTable {

    private static final String COLUMNS = "file, line, place, source, target, status";

    private final Sql sql;

    public RedirectTable(Sql sql) {
        this.sql = sql;
    }

    /** The texts of the files, by their paths. */
    public Map<String, String> files() throws SQLException {
        Map<String, String> files = new TreeMap<>();
        sql.of("select path, source from redirect_file").list(row -> files.put(row.text("path"), row.text("source")));
        return files;
    }

    /** All rules in their order. */
    public List<RedirectRule> rules() throws SQLException {
        return sql.of("select %s from redirect_rule order by position".formatted(COLUMNS)).list(RedirectTable::rule);
    }

    private static RedirectRule rule(Row row) throws SQLException {
        return new RedirectRule(row.text("file"), row.integer("line"), row.integer("place"), row.text("source"),
                row.textOrNull("target"), row.integer("status"));
    }

    /** The first rule about a path. @param path decoded, with a slash first */
    public Optional<Match> find(String path) throws SQLException {
        List<RedirectRule> likely = sql.of("select %s from redirect_rule where start = any(:starts) order by position".formatted(COLUMNS))
                .texts("starts", RedirectRules.starts(path)).list(RedirectTable::rule);
        return likely.stream().flatMap(rule -> rule.match(path).stream()).findFirst();
    }

    /** Replaces everything that is stored. Runs as part of a transaction. */
    public void write(Map<String, String> files, List<RedirectRule> rules) throws SQLException {
        sql.of("delete from redirect_rule").update();
        sql.of("delete from redirect_file").update();
        sql.of("insert into redirect_file (path, source) values (:path, :source)").batch(files.entrySet(),
                (query, file) -> query.text("path", file.getKey()).text("source", file.getValue()));
        List<Integer> positions = new ArrayList<>();
        sql.of("""
                insert into redirect_rule (position, start, %s)
                values (:position, :start, :file, :line, :place, :source, :target, :status)""".formatted(COLUMNS))
                .batch(rules, (query, rule) -> {
                    positions.add(0);
                    query.integer("position", positions.size()).text("start", rule.start()).text("file", rule.file())
                            .integer("line", rule.line()).integer("place", rule.column()).text("source", rule.source())
                            .text("target", rule.target()).integer("status", rule.status());
                });
    }
}
