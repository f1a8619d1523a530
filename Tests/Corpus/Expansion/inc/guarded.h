#ifndef GUARD_H
#define GUARD_H
#define GUARDED in guard
guarded text
#endif
