// The blog of a lighthouse
export default function (eleventyConfig) {
  eleventyConfig.addPassthroughCopy({ "./public/": "/" });
  return { dir: { input: "content", output: "_site" } };
}
