// Set before the platform's core loads. With it, the core throws if an output breaks its rules, and doesn't print its
// memory use.
process.env.NODE_ENV = 'test';
