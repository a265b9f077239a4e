from django.urls import path

from berichten import views

app_name = "berichten"

urlpatterns = [
    path("berichten/", views.lijst, name="lijst"),
    path("berichten/gelezen/", views.alles_gelezen, name="alles_gelezen"),
    path("berichten/instellingen/", views.instellingen, name="instellingen"),
    path("berichten/<uuid:sleutel>/", views.openen, name="openen"),
    path("post/", views.post, name="post"),
]
