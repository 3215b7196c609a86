package recto;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of what programs read, of the sockets below HTTP, of the database and of Markdown; see {@link PagesSuite}. */
@Suite
@SelectPackages("recto")
@IncludeClassNamePatterns(FeedsSuite.ROOMS)
class FeedsSuite {

    static final String ROOMS = "recto\\.(feed|connections|database|markdown)\\..*Test";
}
