#pragma once
#define ONCE once macro
once text
