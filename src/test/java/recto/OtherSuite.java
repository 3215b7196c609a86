package recto;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Every test that is neither in {@link PagesSuite} nor in {@link FeedsSuite}, that of a new package too. */
@Suite
@SelectPackages("recto")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns({PagesSuite.ROOMS, FeedsSuite.ROOMS})
class OtherSuite {}
