// Casts through the table of casts.c, which is linked in and so takes the place of the C++ runtime's: every kind of cast,
// cold and from the table, also while an object is being built and torn down.
#include <dlfcn.h>

#include <cstddef>
#include <cstring>

extern "C" {
#include "check.h"
void *__dynamic_cast(const void *, const void *, const void *, ptrdiff_t);
}

namespace {

struct Left {
    virtual ~Left() = default;
    long left = 1;
};
struct Right {
    virtual ~Right() = default;
    long right = 2;
};
struct Both : Left, Right {
    long both = 3;
};
struct Deep : Both {};
struct Base {
    virtual ~Base() = default;
    long base = 4;
};
struct One : virtual Base {};
struct Two : virtual Base {};
struct Diamond : One, Two {};
struct Twice1 : Left {};
struct Twice2 : Left {};
struct Twice : Twice1, Twice2 {};
class Hidden : Left, public Right {};
struct Other : Right {};

template <class To, class From> To *cast(From *from) { return dynamic_cast<To *>(from); }

// Looks three times, so that the table answers too.
template <class To, class From> void same(From *from, To *expected) {
    for (int i = 0; i < 3; i++) TRUE(cast<To>(from) == expected);
}

void casts_down_across_and_to_the_whole_object() {
    Both both;
    Left *left = &both;
    Right *right = &both;
    same<Both>(left, &both);
    same<Both>(right, &both);
    same<Right>(left, right);
    same<Left>(right, left);
    same<Deep, Left>(left, nullptr);
    for (int i = 0; i < 3; i++) TRUE(dynamic_cast<void *>(right) == static_cast<void *>(&both));
}

void the_same_type_at_another_place_is_another_question() {
    Both first, second;
    Deep deep;
    same<Both, Right>(&first, &first);
    same<Both, Right>(&second, &second);
    same<Both, Right>(&deep, &deep);
    same<Deep, Right>(&deep, &deep);
    same<Deep, Right>(&first, nullptr);
    Other other;
    same<Both, Right>(&other, nullptr);
}

void virtual_bases_are_found() {
    Diamond diamond;
    One one;
    Base *base = &diamond;
    same<Diamond>(base, &diamond);
    same<One>(base, static_cast<One *>(&diamond));
    same<Two, One>(&diamond, static_cast<Two *>(&diamond));
    same<Two, Base>(&one, nullptr);
}

void ambiguous_and_hidden_bases_are_no_answer() {
    Twice twice;
    Twice1 *first = &twice;
    Twice2 *second = &twice;
    same<Twice2>(first, second);
    Left *left = first;
    same<Twice>(left, &twice);
    Hidden hidden;
    Right *right = &hidden;
    same<Left, Right>(right, nullptr);
}

struct Growing : Left {
    bool was_grown;
    Growing();
    ~Growing() override;
};
struct Grown : Growing {};
Growing::Growing() : was_grown(cast<Grown, Left>(this) != nullptr) {}
Growing::~Growing() { TRUE((cast<Grown, Left>(this)) == nullptr); }

void an_object_under_construction_is_not_yet_the_whole() {
    for (int i = 0; i < 3; i++) {
        Grown grown;
        TRUE(!grown.was_grown);
        same<Grown, Left>(&grown, &grown);
    }
}

void the_table_is_asked() {
    Dl_info where;
    TRUE(dladdr(reinterpret_cast<void *>(__dynamic_cast), &where) && std::strstr(where.dli_fname, "casts_test"));
}

} // namespace

int main() {
    RUN(the_table_is_asked);
    RUN(casts_down_across_and_to_the_whole_object);
    RUN(the_same_type_at_another_place_is_another_question);
    RUN(virtual_bases_are_found);
    RUN(ambiguous_and_hidden_bases_are_no_answer);
    RUN(an_object_under_construction_is_not_yet_the_whole);
    return check_report("casts_test");
}
