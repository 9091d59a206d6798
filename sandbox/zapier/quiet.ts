// Before the platform's core is loaded: with it the core throws where an answer breaks its rules, and does not print its use of memory.
process.env.NODE_ENV = 'test';
