package recto;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The tests of what readers see. The three suites run side by side, each in a JVM of its own, and which rooms are in which is chosen so that
 * all take about as long, and so that few of them need a second program with other settings.
 */
@Suite
@SelectPackages("recto")
@IncludeClassNamePatterns(PagesSuite.ROOMS)
class PagesSuite {

    static final String ROOMS = "recto\\.(article|browser|look|site|sharing|cover|search|web|cache|code|publishing|monitoring)\\..*Test";
}
