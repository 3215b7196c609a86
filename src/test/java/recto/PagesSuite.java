package recto;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of what readers see, in one JVM; {@link OtherSuite} has the others in a second one at the same time. The two take equally long. */
@Suite
@SelectPackages("recto")
@IncludeClassNamePatterns(PagesSuite.ROOMS)
class PagesSuite {

    static final String ROOMS = "recto\\.(article|browser|look|site|sharing|cover|search|web|code|markdown)\\..*Test";
}
