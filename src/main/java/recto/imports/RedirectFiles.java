package recto.imports;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import recto.change.ChangeLog;
import recto.database.Sql;
import recto.folder.ArticleHead;
import recto.folder.ContentException;
import recto.folder.ContentFile;
import recto.folder.ContentFolder;
import recto.folder.FileContent;
import recto.folder.FileGuard;
import recto.frontmatter.Problem;
import recto.redirects.RedirectFile;
import recto.redirects.RedirectRule;
import recto.redirects.RedirectRules;
import recto.redirects.RedirectRules.Holder;
import recto.redirects.RedirectTable;
import recto.report.ImportReport;
import recto.storing.Outcome;

/** Imports the files that say which addresses lead elsewhere. They are few, and what they may say depends on all articles. */
final class RedirectFiles {

    private final Sql sql;
    private final RedirectTable table;
    private final ContentFolder folder;
    private final URI site;
    private final ChangeLog changes;
    private final ImportReport report;
    private final List<ContentFile> files = new ArrayList<>();
    /** Files and folders that could not be read: what was imported from there stays. */
    private final List<String> unread = new ArrayList<>();

    RedirectFiles(Sql sql, ContentFolder folder, URI site, ChangeLog changes, ImportReport report) {
        this.site = site;
        this.sql = sql;
        this.table = new RedirectTable(sql);
        this.folder = folder;
        this.changes = changes;
        this.report = report;
    }

    void add(ContentFile file) {
        files.add(file);
    }

    void addUnread(List<String> paths) {
        unread.addAll(paths);
    }

    /** Whether readers are sent elsewhere from an address, now that the files are imported. */
    boolean lead(String address) throws SQLException {
        return table.find(address).isPresent();
    }

    /** Runs when all articles are stored. */
    void importAll() throws SQLException, IOException {
        Map<String, String> before = table.files();
        List<RedirectRule> rulesBefore = table.rules();
        Map<String, String> sources = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, List<RedirectRule>> read = new TreeMap<>(RedirectFile.ORDER);
        for (ContentFile file : files) {
            read(file, sources, read, problems);
        }
        for (String path : before.keySet()) {
            if (!read.containsKey(path) && (files.stream().anyMatch(file -> file.path().equals(path)) || isUnread(path))) {
                sources.put(path, Objects.requireNonNull(before.get(path)));
                read.put(path, of(path, rulesBefore));
            }
        }
        Set<String> failed = judge(read, problems, rulesBefore, before, sources);
        count(before, sources, failed);
    }

    /**
     * Judges once more what is imported, since a change of an article may give it the address of a redirect, or take that from it. The files
     * are as they were.
     */
    void judgeAgain() throws SQLException {
        Map<String, String> sources = table.files();
        if (sources.isEmpty()) {
            return;
        }
        List<RedirectRule> rules = table.rules();
        List<Problem> problems = new ArrayList<>();
        Map<String, List<RedirectRule>> read = new TreeMap<>(RedirectFile.ORDER);
        sources.forEach((path, source) -> read.put(path, RedirectFile.parse(path, source.getBytes(StandardCharsets.UTF_8), site, problems)
                .orElseGet(() -> of(path, rules))));
        judge(read, problems, rules, sources, sources);
    }

    private static List<RedirectRule> of(String file, List<RedirectRule> rules) {
        return rules.stream().filter(rule -> rule.file().equals(file)).toList();
    }

    /** Stores the rules that get along with one another and with the articles, and tells of the others. @return the files of those */
    private Set<String> judge(Map<String, List<RedirectRule>> read, List<Problem> problems, List<RedirectRule> rulesBefore,
            Map<String, String> before, Map<String, String> sources) throws SQLException {
        RedirectRules all = new RedirectRules(read.values().stream().flatMap(List::stream).toList(), problems);
        List<RedirectRule> rules = all.judge(holders(all.addresses()), problems);
        if (!rules.equals(rulesBefore) || !sources.equals(before)) {
            sql.inTransaction(() -> {
                table.write(sources, rules);
                changes.tellEverything();
                return true;
            });
        }
        return tell(problems);
    }

    private void read(ContentFile file, Map<String, String> sources, Map<String, List<RedirectRule>> read, List<Problem> problems)
            throws IOException {
        try {
            FileContent content = folder.read(file);
            FileGuard.run(file.path(), problems, () -> RedirectFile.parse(file.path(), content.bytes(), site, problems))
                    .ifPresent(rules -> {
                        sources.put(file.path(), new String(content.bytes(), StandardCharsets.UTF_8).replace("\u0000", ""));
                        read.put(file.path(), rules);
                    });
        } catch (NoSuchFileException gone) {
            // It is as if it had not been listed
            read.put(file.path(), List.of());
        } catch (ContentException e) {
            if (e.isUnreadable()) {
                report.addUnread(e.problem());
            } else {
                problems.add(e.problem());
            }
        }
    }

    private boolean isUnread(String path) {
        return unread.stream().anyMatch(place -> place.isEmpty() || path.equals(place) || path.startsWith(place + "/"));
    }

    /** The articles that readers see at these addresses. */
    private Map<String, Holder> holders(Set<String> addresses) throws SQLException {
        Map<String, Holder> holders = new HashMap<>();
        sql.of("""
                select r.path, a.path as present, a.source_path, case when r.path is distinct from a.path then a.source end as source
                  from redirect r join article a on a.id = r.article_id
                 where r.path = any(:addresses) and a.removed_at is null and not a.draft""").texts("addresses", addresses).list(row -> {
            String path = row.text("path");
            return holders.put(path, new Holder(row.text("source_path"), row.text("present"),
                    line(row.text("source_path"), row.textOrNull("source"), path)));
        });
        return holders;
    }

    /** At which the address is an alias. A former address stands in no file, and what leads there is led on to the present one. */
    private static int line(String file, @Nullable String source, String alias) {
        return source == null || !source.contains(alias.substring(1)) ? 0 : ArticleHead.aliasProblem(file, source, alias, "").line();
    }

    private Set<String> tell(List<Problem> problems) {
        Set<String> failed = new HashSet<>();
        for (Problem problem : problems) {
            if (problem.isError()) {
                report.add(problem);
                if (failed.add(problem.file())) {
                    report.add(Outcome.FAILED, 1);
                }
            } else {
                // As long as the file is as it is, every pass says so
                report.addOfListing(problem);
            }
        }
        return failed;
    }

    private void count(Map<String, String> before, Map<String, String> now, Set<String> failed) {
        now.forEach((path, source) -> {
            if (!failed.contains(path)) {
                report.add(!before.containsKey(path) ? Outcome.CREATED
                        : source.equals(before.get(path)) ? Outcome.UNCHANGED : Outcome.UPDATED, 1);
            }
        });
        report.add(Outcome.REMOVED, (int) before.keySet().stream().filter(path -> !now.containsKey(path)).count());
    }
}
