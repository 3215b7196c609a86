package recto.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of other engines' template code becomes Markdown, and what is left out. */
class TemplateCodeTest {

    private static EngineText read(String markdown) {
        return EngineText.of("a.md", markdown, Map.of("page.title", "The shed"), name -> name.startsWith("Shed") ? "/articles/shed" : null);
    }

    private static String markdown(String markdown) {
        EngineText text = read(markdown);
        assertEquals(List.of(), text.remarks());
        return text.markdown();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
            "[x]({{< ref \"b.md#dig\" >}})¦ [x](b.md#dig)",
            "[x]({{< relref \"/posts/b\" >}})¦ [x](/posts/b.md)",
            "[x]({{% ref path=\"b.md\" lang=\"en\" %}})¦ [x](b.md)",
            "[x]({% post_url 2019-07-04-shed %})¦ [x](/2019-07-04-shed.md)",
            "[x]({{ site.baseurl }}{% link _posts/2019-07-04-shed.md %})¦ [x](/_posts/2019-07-04-shed.md)",
            "[x]({{ site.url }}{{ site.baseurl }}/about/)¦ [x](/about/)",
            "[home]({{ site.baseurl }})¦ [home](/)",
            "![a]({{ \"/img/a.png\" | relative_url }})¦ ![a](/img/a.png)",
            "![a]({{ '/img/a.png' | prepend: site.baseurl }})¦ ![a](/img/a.png)",
            "<a href=\"{{ '/x/' | url }}\">x</a>¦ <a href=\"/x/\">x</a>",
            "[x]: {{< ref \"b\" >}}¦ [x]: b.md",
            "see {{< ref \"posts/b.md\" >}}¦ see [b](posts/b.md)",
            "[x]({{ get_url(path=\"@/b.md\") }})¦ [x](@/b.md)",
            "{% post_link other-post Another post %}¦ [Another post](/other-post.md)",
            "a {{< button href=\"/x\" >}}Go{{< /button >}}¦ a [Go](/x)",
            "{{ page.title }}!¦ The shed!",
            "a {{< kbd >}}Ctrl{{< /kbd >}} b¦ a <kbd>Ctrl</kbd> b"})
    void linksAndValuesBecomePlain(String code, String plain) {
        assertEquals(plain, markdown(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
            "{{< figure src=\"a.png\" alt=\"An A\" caption=\"Big\" >}}¦ ![An A](a.png \"Big\")",
            "{{<figure src=\"a b.png\" title=\"Big\">}}¦ ![Big](<a b.png> \"Big\")",
            "{{< figure src='a.png' link=\"https://e.org\" alt=x />}}¦ [![x](a.png)](https://e.org)",
            "{{< img src=/img/a.png alt=\"A\" >}}¦ ![A](/img/a.png)",
            "{% img /img/a.png 300 200 An A %}¦ ![An A](/img/a.png)",
            "{% img left /img/a.png 'An A' %}¦ ![An A](/img/a.png)",
            "{% asset_img a.png \"An A\" %}¦ ![An A](a.png)",
            "{% include image.html url=\"/img/a.png\" description=\"An A\" %}¦ ![An A](/img/a.png \"An A\")",
            "{% include figure image_path=\"/img/a.png\" alt=\"An A\" %}¦ ![An A](/img/a.png)",
            "{% image \"./a.png\", \"An A\" %}¦ ![An A](./a.png)",
            "a {{< figure src=\"a.png\" alt=\"An A\" >}} b¦ a ![An A](a.png) b"})
    void picturesBecomeMarkdown(String code, String plain) {
        assertEquals(plain, markdown(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
            "{{< youtube w7Ft2ymGmfc >}}¦ https://www.youtube.com/watch?v=w7Ft2ymGmfc",
            "{{< youtube id=\"w7Ft2ymGmfc\" title=\"A film\" >}}¦ https://www.youtube.com/watch?v=w7Ft2ymGmfc",
            "{% youtube \"https://youtu.be/w7Ft2ymGmfc\" %}¦ https://www.youtube.com/watch?v=w7Ft2ymGmfc",
            "{% include youtubePlayer.html id=\"w7Ft2ymGmfc\" %}¦ https://www.youtube.com/watch?v=w7Ft2ymGmfc",
            "{% include embed/youtube.html id='w7Ft2ymGmfc' %}¦ https://www.youtube.com/watch?v=w7Ft2ymGmfc",
            "{{ youtube(id=\"w7Ft2ymGmfc\", autoplay=true) }}¦ https://www.youtube.com/watch?v=w7Ft2ymGmfc",
            "{{< vimeo 146022717 >}}¦ https://vimeo.com/146022717",
            "{{< gist spf13 7896402 >}}¦ https://gist.github.com/spf13/7896402",
            "{{< gist spf13 7896402 \"img.html\" >}}¦ https://gist.github.com/spf13/7896402",
            "{% gist spf13/7896402 %}¦ https://gist.github.com/spf13/7896402",
            "{{< tweet user=\"SanDiegoZoo\" id=\"1453110110599868418\" >}}¦ https://x.com/SanDiegoZoo/status/1453110110599868418",
            "{{< tweet 1453110110599868418 >}}¦ https://x.com/i/status/1453110110599868418",
            "{% twitter https://twitter.com/jekyll/status/12345 %}¦ https://x.com/jekyll/status/12345",
            "{{< codepen user=\"a\" id=\"xYz\" >}}¦ https://codepen.io/a/pen/xYz"})
    void embedsBecomeFiguresWithALink(String code, String address) {
        String figure = markdown(code);
        assertTrue(figure.startsWith("<figure>\n<a href=\"" + address + "\">"), figure);
        assertFalse(figure.contains("{"), figure);
    }

    @Test
    void listingsBecomeFences() {
        assertEquals("a\n\n```ruby\nputs '{{ x }}'\n```\n\nb",
                markdown("a\n\n{% highlight ruby linenos %}\nputs '{{ x }}'\n{% endhighlight %}\n\nb"));
        assertEquals("```go {2,4-5}\nx := 1\n\ny\n```",
                markdown("{{< highlight go \"linenos=table,hl_lines=2 4-5\" >}}\nx := 1\n\ny\n{{< / highlight >}}"));
        assertEquals("```js title=\"Old title\"\nx\n```", markdown("{% codeblock Old title lang:js %}\nx\n{% endcodeblock %}"));
        assertEquals("run `ls -l` now", markdown("run {% highlight sh %}ls -l{% endhighlight %} now"));
        assertEquals("````md\n```\nx\n```\n````", markdown("{% highlight md %}\n```\nx\n```\n{% endhighlight %}"));
        assertEquals("- a\n\n  ```sh\n  ls\n  ```\n- b", markdown("- a\n  {% highlight sh %}\n  ls\n  {% endhighlight %}\n- b")
                .replace("  \n  ```sh", "\n  ```sh").replace("```\n  \n", "```\n"));
    }

    @Test
    void remarksBecomeAlerts() {
        String alert = "<div class=\"alert alert-warning\">\n<p class=\"alert-title\"></p>\n\n\n**Mind** it.\n\n</div>";
        assertEquals(alert, markdown("{{< callout type=\"warning\" >}}\n**Mind** it.\n{{< /callout >}}"));
        assertEquals(alert, markdown("{{% warning %}}\n**Mind** it.\n{{% /warning %}}"));
        assertEquals(alert, markdown("{% warning %}\n**Mind** it.\n{% endwarning %}"));
        assertEquals(alert, markdown("{{< notice warning >}}\n**Mind** it.\n{{< /notice >}}"));
        assertEquals("<div class=\"alert alert-tip\">\n<p class=\"alert-title\">So &amp; so</p>\n\n\nx\n\n</div>",
                markdown("{% tip title=\"So & so\" %}\nx\n{% end %}"));
        assertEquals("<div class=\"alert alert-note\">\n<p class=\"alert-title\"></p>\n\nMind it\n\n</div>",
                markdown("{{< note \"Mind it\" >}}"));
        assertEquals("<details>\n<summary>More &amp; more</summary>\n\n\nx\n\n</details>",
                markdown("{{< details \"More & more\" >}}\nx\n{{< /details >}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% raw %}`{{ x }}`{% endraw %}", "{% raw %}\n```\n{{ x }}\n```\n{% endraw %}", "`{{ x }}` and ``{% y %} ` ``",
            "```\n{% x %}\n{{< y >}}\n```", "~~~\n{% x %}\n```\n{{ y }}\n~~~", "> ```\n> {% x %}\n> ```", "- a\n\n  ```\n  {{ x }}\n  ```",
            "text\n\n    {% x %}\n", "<pre>{{ x }}</pre>", "<!-- {{ x }} -->", "\\{{ x }}", "$\\frac{{\\rm a}}{b}$", "{{", "{% x",
            "a {b} {} {{}} c"})
    void codeStaysAsItIs(String code) {
        assertEquals(code.replaceAll("\\{% (end)?raw %}", ""), markdown(code));
    }

    @Test
    void whatIsEscapedIsShownAsCode() {
        assertEquals("write `{{< figure >}}` so",
                markdown("write {{</* figure */>}} so").replace("  ", " ").replace("{{< figure >}} `", "{{< figure >}}`"));
        assertEquals("write `{{ x }}` so", markdown("write {% raw %}{{ x }}{% endraw %} so"));
    }

    @Test
    void escapesAreTakenOutOfFences() {
        assertEquals("```\n{{< figure >}}\n{{% note %}}\n```", markdown("```\n{{</* figure */>}}\n{{%/* note */%}}\n```"));
        assertEquals("```\n\n{{ x }}\n\n```", markdown("```\n{% raw %}\n{{ x }}\n{% endraw %}\n```"));
        assertEquals("`{{ x }}`", markdown("`{% raw %}{{ x }}{% endraw %}`"));
    }

    @Test
    void whatIsNotKnownIsLeftOutAndTold() {
        EngineText text = read(
                "First\n\n{{< chart 1 >}}\n\nä {{ site.time | date: \"%Y\" }} b\n{% include ads.html %}\n\n{{< x-box >}}stays{{< /x-box >}}\n");
        assertEquals("First\n\n\n\nä  b\n\n\nstays\n", text.markdown());
        assertEquals(List.of("3:1", "5:3", "6:1", "8:1"),
                text.remarks().stream().map(remark -> remark.line() + ":" + remark.column()).toList());
        assertEquals("the template code '{{< chart 1 >}}' is not executed, and is left out", text.remarks().get(0).message());
    }

    @Test
    void ofSeveralBranchesTheFirstStaysAndLoopsGo() {
        EngineText text = read(
                "{% if a %}A{% else %}B{% if c %}C{% endif %}{% endif %} {% for p in site.posts %}{{ p.title }} x{% endfor %}{# gone #}{% comment %}no{% endcomment %}.");
        assertEquals("A .", text.markdown());
        assertEquals(2, text.remarks().size());
    }

    @Test
    void placesBehindTheCodeAreTheAuthors() {
        EngineText text = read("a {{< figure src=\"a.png\" alt=\"x\" >}} [b](c.md)\n{{< note >}}\nx [d](e.md)\n{{< /note >}}\n");
        String[] lines = text.markdown().split("\n");
        assertEquals(new EngineText.Place(1, 38), text.source(1, 1 + lines[0].indexOf("[b]")));
        int line = List.of(lines).indexOf("x [d](e.md)");
        assertEquals(new EngineText.Place(3, 3), text.source(line + 1, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{%", "{{", "{{<", "{% raw %}", "{% x %}", "{{< a >}}", "{% endx %}", "{{ x }}", "`", "` {{ x", "```\n",
            "{% if x %}", "{% note \"", "{#", "- ", "<pre", "<!--",
            "{% highlight x %}\n", "{{</*", "> ", "{{< youtube x >}}", "[x]({{< ref \"a\" >}}) ", "\\", "{% note %}\n\n"})
    void hostileTextTakesTimeInProportion(String part) {
        String hostile = part.repeat(100_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(hostile));
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(hostile + "{{ x }} {% y %} `"));
        assertTimeoutPreemptively(Duration.ofSeconds(5),
                () -> read("{{ x }} " + hostile + "%} }} >}} */>}} #} {% endraw %} {% endhighlight %}"));
    }

    @Test
    void noTemplateCodeIsLeftInRandomText() {
        String[] parts = {"{{< ", " >}}", "{% ", " %}", "{{ ", " }}", "note", "raw", "endraw", "highlight", "endhighlight", "/note", "x",
                "\n", "\n\n", "`", "> ", "- ", "\"", "end", "if", "else",
                "endif", "figure src=a.png"};
        java.util.Random random = new java.util.Random(42);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(30); j >= 0; j--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            EngineText read = read(text.toString());
            for (int line = 1; line <= read.markdown().split("\n", -1).length; line++) {
                read.source(line, 1_000);
            }
        }
        assertFalse(Pattern.compile("\\{\\{<").matcher(read("a {{< b >}} c").markdown()).find());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', value = {
            "see [[Shed]]¦ see [Shed](</articles/shed>)",
            "see [[Shed|the *shed*]].¦ see [the *shed*](</articles/shed>).",
            "![[a b.png|300]]¦ ![](<a b.png>)",
            "[[#The door]]¦ [The door](<#the-door>)",
            "`[[Shed]]`¦ `[[Shed]]`",
            "a[[0]] and [[1]]¦ a[[0]] and [[1]]",
            "if [[ -f x ]]; then¦ if [[ -f x ]]; then",
            "[[Shed]](https://e.org)¦ [[Shed]](https://e.org)",
            "\\[[Shed]]¦ \\[[Shed]]"})
    void aWikiLinkIsALink(String code, String plain) {
        assertEquals(plain, markdown(code));
    }

    @Test
    void aWikiLinkToNoArticleIsItsTextAndTold() {
        EngineText text = read("One\n\nsee [[Gone|that]] there");
        assertEquals("One\n\nsee that there", text.markdown());
        assertEquals(List.of(new EngineText.Remark("the link '[[Gone]]' leads to no article that is there",
                "correct the name, or write the address: [that](/articles/other-article)", 3, 5)), text.remarks());
    }

    @Test
    void madeUpTextNeverThrowsAndKeepsItsWordsAndPlaces() {
        String[] parts = {"{{< note >}}", "{{< /note >}}", "{% raw %}", "{% endraw %}", "{{ page.title }}", "{{< x a=\"b\" >}}",
                "{% if a %}", "{% else %}", "{% endif %}", "{# gone #}",
                "{{</* x */>}}", "[[Shed]]", "[[Gone|there]]", "`{{ x }}`", "```\n{{ x }}\n```\n", "<!-- {{ x }} -->",
                "{% highlight java %}", "{% endhighlight %}", "- ", "> ", "\n",
                "\n\n", "{", "}", "%}", "{{", "\\", "<iframe src='x'>", "{% for p in q %}", "{% endfor %}", "{{< figure src=\"a.png\" >}}",
                "{% note %}", "{% endnote %}", "    "};
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder markdown = new StringBuilder();
            int words = 0;
            for (int j = random.nextInt(14); j >= 0; j--) {
                markdown.append(parts[random.nextInt(parts.length)]).append(" word").append(words++).append(' ');
            }
            for (String path : new String[] {"a.md", "a.mdx"}) {
                EngineText text = EngineText.of(path, markdown.toString(), Map.of("page.title", "The shed"), name -> null);
                boolean mayHide = markdown.toString().matches("(?s).*(?:\\{%|\\{#|\\{\\{|<!--|\\{).*");
                for (int word = 0; word < words && !mayHide; word++) {
                    assertTrue(text.markdown().contains("word" + word), markdown.toString());
                }
                text.remarks().forEach(remark -> assertTrue(remark.line() > 0 && remark.column() > 0, markdown.toString()));
                text.source(1, 1);
                text.source(10_000, 1);
            }
        }
    }
}
