package recto.defaults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recto.frontmatter.Problem;

/** What each engine gives to the articles of whole folders; {@code ¦} ends a line, and the blog is one folder above its content. */
class FolderDefaultsTest {

    @TempDir
    Path temporary;
    private Path blog;

    @BeforeEach
    void realPath() throws IOException {
        blog = temporary.toRealPath();
        Files.createDirectories(blog.resolve("content"));
    }

    private FolderDefaultsTest write(String path, String text) throws IOException {
        Path file = blog.resolve("content").resolve(path).normalize();
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace("¦", "\n"));
        return this;
    }

    private String given(String path) {
        return new FolderDefaults(blog.resolve("content")).of(path).toString();
    }

    private List<String> problems(String path) {
        FolderDefaults defaults = new FolderDefaults(blog.resolve("content"));
        defaults.of(path);
        return defaults.problems().stream().map(Problem::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "posts/posts.json | { \"tags\": [\"wood\"], \"author\": \"Jo\", \"layout\": \"x\" } | [tags=[wood], author=Jo]",
            "posts/posts.11tydata.json | {\"eleventyExcludeFromCollections\": true, \"lang\": \"de\"} | [eleventyExcludeFromCollections=true, lang=de]",
            "posts/posts.11tydata.js | // of all¦module.exports = {¦  tags: ['wood', \"oak\"],¦  permalink: (data) => `/x/${data.a}/`, author: 'Jo'¦}; | [tags=[wood, oak], author=Jo]",
            "posts/posts.11tydata.mjs | export default { tags: 'wood', eleventyComputed: { a: (d) => { return d.b; } }, author: `Jo` }; | [tags=[wood], author=Jo]",
            "posts/posts.11tydata.cjs | module.exports = function () {¦  return { lang: 'de', f() { return 1; }, author: 'Jo' };¦}; | [lang=de, author=Jo]",
            "posts/posts.json | { \"tags\": \"posts\" } | []",
            "posts/posts.json | { \"date\": \"Last Modified\", \"slug\": \"x\", \"permalink\": \"/a/\" } | []",
            "../content/content.json | { \"author\": \"Jo\" } | [author=Jo]",
            "posts/deep/a.11tydata.json | {\"tags\": [\"oak\"], \"hidden\": true} | [tags=[oak], hidden=true]",
            "../eleventy.config.js | export default (c) => { c.addGlobalData('author', 'Jo'); c.addGlobalData('x', () => 1); } | [author=Jo]"})
    void eleventyGivesWhatItsFilesOfDataSay(String file, String text, String given) throws IOException {
        write("../eleventy.config.js", "export default {};").write("posts/deep/a.md", "---\n---\n").write(file, text);

        assertEquals(given, given("posts/deep/a.md"));
    }

    @Test
    void theNearestFileOfDataCountsAndListsOfTagsArePutTogether() throws IOException {
        write("../.eleventy.js", "").write("posts/posts.json", "{\"tags\": [\"wood\"], \"author\": \"Jo\", \"lang\": \"de\"}")
                .write("posts/posts.11tydata.js", "module.exports = {lang: 'fr'}")
                .write("posts/oak/b.md", "---\n---\n").write("posts/oak/b.json", "{\"tags\": [\"leaf\"], \"lang\": \"sv\"}")
                .write("posts/oak/oak.json", "{\"tags\": [\"oak\", \"wood\"], \"author\": \"Ines\"}");

        assertEquals("[tags=[wood, oak], author=Ines, lang=fr]", given("posts/oak/a.md"));
        assertEquals("[tags=[wood, oak, leaf], author=Ines, lang=sv]", given("posts/oak/b.md"));
        assertEquals("[tags=[wood], author=Jo, lang=fr]", given("posts/a.md"));
        assertEquals("[]", given("other/a.md"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"---¦cascade:¦  tags: [wood]¦  params:¦    author: Jo¦  type: x¦--- | [tags=[wood], author=Jo]",
            "+++¦[[cascade]]¦tags = ['wood']¦[cascade.build]¦list = 'never'¦+++ | [tags=[wood], build={list=never}]",
            "---¦cascade:¦  - target: {path: '/posts/deep/**'}¦    lang: de¦  - author: Jo¦    lang: fr¦--- | [author=Jo, lang=de]",
            "---¦cascade:¦  - _target: {path: '/posts/{deep,x}/*'}¦    lang: de¦--- | [lang=de]",
            "---¦cascade: [{_target: {path: '/posts/*'}, lang: de}, {_target: {kind: section}, lang: fr}, {_target: {lang: fr}, lang: fr}]¦--- | []",
            "---¦cascade: [{target: {path: '/posts/deep/a.md'}, lang: de}, {target: {lang: en, kind: '{page,home}'}, author: Jo}]¦--- | [author=Jo, lang=de]",
            "---¦tags: [wood]¦--- | []"})
    void hugoGivesWhatASectionCascades(String index, String given) throws IOException {
        write("../hugo.toml", "title = 'x'").write("posts/_index.md", index);

        assertEquals(given, given("posts/deep/a.md"));
    }

    @Test
    void aSectionBelowCountsMoreThanTheConfigurationOfHugo() throws IOException {
        write("../hugo.toml", "[[cascade]]\nlang = 'de'\nauthor = 'Jo'\n[cascade.target]\npath = '/{posts,notes}/**'\n")
                .write("posts/_index.md", "---\ncascade: {author: Ines}\n---\n");

        assertEquals("[lang=de, author=Ines]", given("posts/a.md"));
        assertEquals("[lang=de, author=Jo]", given("notes/a.md"));
        assertEquals("[page=true]", given("a.md"));
    }

    @Test
    void hugosCascadeMayHaveAFileOfItsOwn() throws IOException {
        write("../config/_default/hugo.yaml", "title: x\n").write("../config/_default/cascade.yaml", "- author: Jo\n");

        assertEquals("[page=true, author=Jo]", given("a.md"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "defaults: [{scope: {path: ''}, values: {author: Jo, layout: post}}] | a.md | [page=true, author=Jo]",
            "defaults: [{scope: {path: '', type: posts}, values: {lang: de}}] | a.md | [page=true]",
            "defaults: [{scope: {path: '', type: posts}, values: {lang: de}}] | _posts/2020-01-01-a.md | [categories=[content], lang=de]",
            "defaults: [{scope: {path: 'content/cat'}, values: {tags: [x], author: Jo}}, {values: {author: Ines}}] | cat/a.md | [page=true, author=Jo, tags=[x]]",
            "defaults: [{scope: {path: content/a}, values: {lang: de}}, {values: {lang: fr, author: Jo}}, {scope: {path: content}, values: {author: Ines}}] | a/x.md | [page=true, author=Jo, lang=de]",
            "collections_dir: content¦defaults: [{scope: {type: poems}, values: {hidden: true}}] | _poems/a.md | [hidden=true]",
            "source: content¦title: x | wood/oak/_posts/2020-01-01-a.md | [categories=[wood, oak]]",
            "source: ./content/¦defaults: [{scope: {path: wood}, values: {categories: [all]}}] | wood/_posts/2020-01-01-a.md | [categories=[wood, all]]",
            "source: content¦title: x | _posts/wood/2020-01-01-a.md | []"})
    void jekyllGivesDefaultsAndFoldersAroundPostsAsCategories(String config, String file, String given) throws IOException {
        write("../_config.yml", config);

        assertEquals(given, given(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"AUTHOR = 'Jo'¦DEFAULT_CATEGORY = \"misc\" | a.md | [author=Jo, category=misc]",
            "AUTHOR = 'Jo' # me¦DEFAULT_CATEGORY = 'misc' | wood/oak/a.md | [author=Jo, category=oak]",
            "USE_FOLDER_AS_CATEGORY = False | wood/a.md | []", "SITENAME = 'x' | pages/about.md | []",
            "DEFAULT_METADATA = {¦  'tags': 'a, b', 'author': u'Jo', 'x': 1,¦} | a.md | [tags=a, b, author=Jo]",
            "DEFAULT_METADATA = (('lang', 'de'),) | a.md | [lang=de]",
            "PATH_METADATA = r'(?P<lang>[a-z]{2})/(?P<category>[^/]+)/.*' | de/wood/x/a.md | [category=wood, lang=de]",
            "FILENAME_METADATA = '(?P<date>\\\\d{4}-\\\\d{2})_(?P<slug>.*)' | 2020-01_a.md | []",
            "FILENAME_METADATA = '(?P<date>\\d{4}-\\d{2}-\\d{2})__.*' | 2020-01-02__a.md | [date=2020-01-02]",
            "FILENAME_METADATA = r'(?P<date>\\d{4}-\\d{2}-\\d{2})__.*' | 2020-01-02__a.md | [date=2020-01-02]"})
    void pelicanGivesWhatItsSettingsAndThePathSay(String config, String file, String given) throws IOException {
        write("../pelicanconf.py", config);

        assertEquals(given, given(file));
    }

    @Test
    void hexoGivesNothingAsItsDefaultCategoryIsAPartOfAddressesAlone() throws IOException {
        write("../_config.yml", "permalink: :category/:title/\nnew_post_name: :title.md\ndefault_category: misc\n");

        assertEquals("[]", given("_posts/a.md"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "hugo.toml | posts/_index.md | ---¦cascade:¦  draft: perhaps¦--- | [draft=true] | posts/_index.md:3:10: warning: draft 'perhaps' is neither true nor false, so the articles are left out; write true or false",
            "_config.yml | ../_config.yml | a: b¦defaults:¦  - values:¦      lang: 'no language!' | [page=true] | ../_config.yml:4:13: warning: lang 'no language!' is not a language tag, so the articles get none; write it as en or pt-BR",
            "eleventy.config.js | posts/posts.json | {¦  \"tags\": [\"a\" | [] | posts/posts.json:2:15: warning: this is not JSON",
            "eleventy.config.js | posts/posts.11tydata.js | module.exports = {¦  tags: list() } | [] | posts/posts.11tydata.js:2:3: warning: tags is worked out by a program, which is not run, so the articles get none; write its value in quotes, or into the articles",
            "eleventy.config.js | posts/posts.11tydata.js | module.exports = { tags: ['a', tag] } | [tags=[a]] | posts/posts.11tydata.js:1:32: warning: a part of tags is worked out by a program, which is not run, so the articles do not get that; write its value in quotes, or into the articles",
            "eleventy.config.js | posts/posts.11tydata.js | module.exports = {¦  tags() { return [] } } | [] | posts/posts.11tydata.js:2:3: warning: tags is worked out by a program",
            "eleventy.config.js | posts/posts.11tydata.js | const x = 1; | [] | posts/posts.11tydata.js:1:1: warning: has its values worked out by a program, which is not run, so the articles get none of them",
            "pelicanconf.py | ../pelicanconf.py | ¦PATH_METADATA = '(?P<tags>(a+)+)/.*' | [] | ../pelicanconf.py:2:17: warning: PATH_METADATA cannot be tried here"})
    void whatCannotBeGivenIsNamedWithItsPlace(String config, String file, String text, String given, String problem) throws IOException {
        write("../" + config, "").write(file, text);

        assertEquals(given, given("posts/a.md").replace("[category=posts]", "[]"));
        List<String> found = problems("posts/a.md");
        assertEquals(1, found.size(), found.toString());
        assertEquals(problem, found.get(0).substring(0, Math.min(problem.length(), found.get(0).length())));
    }
}
