package recto.site;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Every word of the site's own that a reader sees, here in English; {@code messages/msg_*.properties} has the other languages. A message
 * with a number gets the form of its noun from {@link Plurals}.
 */
@MessageBundle(locale = "en")
public interface Messages {

    // ---- On every page ----

    @Message("Skip to the text")
    String skipToText();

    /** Name of the navigation in the head of each page. */
    @Message("Site")
    String site();

    @Message("Articles")
    String articles();

    @Message("Tags")
    String tags();

    @Message("Authors")
    String authors();

    @Message("Archive")
    String archive();

    // ---- Lists ----

    /** Stands after a title and a comma. */
    @Message("page {number} of {pages}")
    String pageOf(int number, long pages);

    @Message("Page {number} of {pages}")
    String pageNumber(int number, long pages);

    /** Name of the navigation between the pages of a list. */
    @Message("Pages")
    String pages();

    @Message("Newer articles")
    String newerArticles();

    @Message("Older articles")
    String olderArticles();

    /** These two lead to the first and to the last page of a list. */
    @Message("First")
    String firstPage();

    @Message("Last")
    String lastPage();

    @Message("{#if count.plural == 'one'}{count} article{#else}{count} articles{/if}")
    String articleCount(long count);

    @Message("There are none yet.")
    String noneYet();

    @Message("Nothing is published yet. Put a Markdown file with a title into the content folder, and it is here within ten seconds.")
    String nothingPublished();

    @Message("All tags of {siteTitle}")
    String allTags(String siteTitle);

    @Message("All authors of {siteTitle}")
    String allAuthors(String siteTitle);

    @Message("Articles about {tag} on {siteTitle}")
    String articlesAbout(String tag, String siteTitle);

    @Message("Articles by {author} on {siteTitle}")
    String articlesBy(String author, String siteTitle);

    @Message("The newest articles")
    String newestArticles();

    // ---- An article ----

    @Message("{count} min")
    String minutes(int count);

    @Message("{count} min read")
    String minutesRead(int count);

    /** Stands before a date, as do the next two. */
    @Message("Updated")
    String updated();

    @Message("Written")
    String written();

    @Message("Published")
    String published();

    /** Stands before the names of other languages. */
    @Message("Also in:")
    String alsoIn();

    @Message("On this page")
    String onThisPage();

    // ---- Ways from one article to another ----

    /** Names one series as well as all of them. */
    @Message("Series")
    String series();

    @Message("All series of {siteTitle}")
    String allSeries(String siteTitle);

    @Message("The parts of {series} on {siteTitle}")
    String partsOf(String series, String siteTitle);

    @Message("{#if count.plural == 'one'}{count} part{#else}{count} parts{/if}")
    String partCount(long count);

    @Message("Part {part} of {parts}")
    String partOf(int part, int parts);

    @Message("All parts")
    String allParts();

    @Message("Previous part")
    String previousPart();

    @Message("Next part")
    String nextPart();

    @Message("Earlier parts")
    String earlierParts();

    @Message("Later parts")
    String laterParts();

    /** Name of the navigation to the articles that were published before and after this one. */
    @Message("Articles before and after")
    String neighbours();

    @Message("Newer")
    String newerArticle();

    @Message("Older")
    String olderArticle();

    @Message("Related articles")
    String related();

    // ---- At the foot of an article ----

    /** Leads to the feeds. The next message follows at once. */
    @Message("Subscribe to new articles")
    String subscribe();

    @Message(": they come to you, free and without an account.")
    String subscribeHow();

    @Message("Send this article by e-mail")
    String sendByMail();

    /** Stands before the address of the article. */
    @Message("Link to copy:")
    String linkToCopy();

    /** Marks an article that its author keeps at the head of the list. */
    @Message("Pinned")
    String pinned();

    @Message("All articles of {siteTitle} by year and month")
    String archiveOf(String siteTitle);

    /** @param month its name alone */
    @Message("{month} {year}")
    String monthOfYear(String month, String year);

    /** The day alone, below the heading of its month. */
    @Message("{day}")
    String day(int day);

    /** Leads from a month of the archive to its year. */
    @Message("The whole year")
    String wholeYear();

    // ---- Search ----

    @Message("Search")
    String search();

    /** Label of the search field, for readers who do not see the button. */
    @Message("Search {siteTitle}")
    String searchLabel(String siteTitle);

    @Message("All words have to be there. \"Quotes\" keep words together, -word leaves out what has the word, and or takes either.")
    String searchHelp();

    @Message("{#if count.plural == 'one'}{count} article for “{query}”{#else}{count} articles for “{query}”{/if}")
    String searchCount(long count, String query);

    @Message("{count} or more articles for “{query}”, the best of the newest first")
    String searchCountMore(long count, String query);

    @Message("No article for “{query}”")
    String searchNothing(String query);

    @Message("There is no word in it to look for.")
    String searchNoWords();

    @Message("There may be some without the filters above.")
    String searchFewerFilters();

    @Message("That was too long; only its beginning was looked for.")
    String searchCut();

    /** Stands before the corrected words. */
    @Message("Showing results for")
    String showingResultsFor();

    @Message("Search for “{query}” instead")
    String searchInstead(String query);

    /** Stands before the suggested words. */
    @Message("Did you mean:")
    String didYouMean();

    /** Heads the tags, authors and years to choose from. */
    @Message("Narrow the search")
    String narrow();

    /** Name of the list of filters that are set. */
    @Message("Narrowed to")
    String narrowedTo();

    /** Stands before the name of a filter. */
    @Message("Remove the filter")
    String dropFilter();

    @Message("Years")
    String years();

    @Message("Tags in use")
    String usedTags();

    @Message("Previous page")
    String previousPage();

    @Message("Next page")
    String nextPage();

    // ---- Small pages ----

    @Message("Not found")
    String notFound();

    @Message("There is nothing at this address. It may be mistyped, or older than this site.")
    String nothingThere();

    @Message("Withdrawn")
    String withdrawn();

    @Message("“{title}” was taken down on {date}.")
    String takenDown(String title, String date);

    @Message("Back in a moment")
    String unavailable();

    @Message("This page cannot be shown just now. Nothing is lost; please come back in a minute.")
    String comeBack();

    @Message("Many are searching")
    String busy();

    @Message("So many readers are searching at this moment that your search has found no room. Please try again in a few seconds.")
    String tryAgain();

    @Message("That went wrong")
    String failed();

    @Message("It is our fault, and it has been noted.")
    String ourFault();

    @Message("That cannot be done here")
    String refused();

    @Message("To the articles")
    String toTheArticles();

    // ---- Feeds ----

    @Message("Feeds")
    String feeds();

    @Message("The feeds of {siteTitle}")
    String feedsOf(String siteTitle);

    @Message("With a feed, new articles come to you: no account, no address, nothing to click away.")
    String feedsExplained();

    @Message("All articles")
    String allArticles();

    @Message("Copy one of these addresses into a feed reader. If you do not know which, take the first.")
    String feedsHowTo();

    @Message("All feeds in one file (OPML)")
    String allFeedsAsOpml();
}
