#ifndef TWIN_H
#define TWIN_H
#define TWIN b
twin b
#endif
