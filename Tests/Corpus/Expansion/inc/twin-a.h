#ifndef TWIN_H
#define TWIN_H
#define TWIN a
twin a
#endif
