#ifndef ANGLED_H
#define ANGLED_H
angled
#endif
