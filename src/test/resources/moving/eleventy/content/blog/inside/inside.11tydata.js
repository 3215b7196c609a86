export default {
  permalink: false,
};
