#include "inc/consumer.h"
#define PARAM one
#include "inc/consumer.h"
#define PARAM two
#include "inc/consumer.h"
PARAM
