package recto;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The tests of what readers see, in one JVM, and of some rooms more, so that it takes as long as {@link OtherSuite}, which has the others in a
 * second JVM at the same time.
 */
@Suite
@SelectPackages("recto")
@IncludeClassNamePatterns(PagesSuite.ROOMS)
class PagesSuite {

    static final String ROOMS = "recto\\.(article|pages|cache|browser|look|site|sharing|cover|search|web|code|markdown|remote|export|publishing|monitoring)\\..*Test";
}
