export default { tags: ["posts"], permalink: "/blog/{{ page.fileSlug }}/" };
