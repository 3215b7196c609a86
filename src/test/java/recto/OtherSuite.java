package recto;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every test that is not in {@link PagesSuite}, that of a new package too. */
@Suite
@SelectPackages("recto")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns(PagesSuite.ROOMS)
class OtherSuite {}
