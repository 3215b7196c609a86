const nextConfig = { output: "export", basePath: "/dev" };
export default nextConfig;
